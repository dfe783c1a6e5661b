package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class CertificatesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void haveNoProblemWhenNameTimeAndAuthorityAreRight() throws Exception {
    assertThat(problem("mx.strict.example", "mx.strict.example", true)).isEmpty();
    assertThat(problem("mx.strict.example", "MX.strict.example.", true)).isEmpty();
  }

  @Test
  void mayBeForAllNamesOfOneLabelMore() throws Exception {
    assertThat(problem("*.strict.example", "mx.strict.example", true)).isEmpty();
    assertThat(problem("*.strict.example", "a.mx.strict.example", true))
        .contains("it is for [*.strict.example], not for a.mx.strict.example");
    assertThat(problem("*.strict.example", "strict.example", true))
        .contains("it is for [*.strict.example], not for strict.example");
  }

  @Test
  void areForAnotherName() throws Exception {
    assertThat(problem("mx.strict.example", "mx.other.example", true))
        .contains("it is for [mx.strict.example], not for mx.other.example");
  }

  @Test
  void areNotTrustedAndForAnotherName() throws Exception {
    assertThat(problem("mx.strict.example", "mx.other.example", false))
        .contains(
            "it is signed by itself, not by an authority that is trusted here; "
                + "it is for [mx.strict.example], not for mx.other.example");
  }

  @Test
  void haveExpiredOrAreNotValidYet() throws Exception {
    X509Certificate[] chain = chain("mx.strict.example");
    Instant from = chain[0].getNotBefore().toInstant();
    Instant to = chain[0].getNotAfter().toInstant();

    assertThat(Certificates.problem(chain, Optional.empty(), to.plusSeconds(1), trust(false)))
        .contains("it expired at " + to);
    assertThat(Certificates.problem(chain, Optional.empty(), from.minusSeconds(1), trust(false)))
        .contains("it is not valid before " + from);
  }

  private Optional<String> problem(String name, String wanted, boolean trusted) throws Exception {
    return Certificates.problem(
        chain(name), Optional.of(DomainName.of(wanted)), NOW, trust(trusted));
  }

  private X509Certificate[] chain(String name) throws Exception {
    return new X509Certificate[] {
      SelfSigned.made(name, "-startdate", "2026/11/01 00:00:00", "-validity", "30").certificate()
    };
  }

  private static X509TrustManager trust(boolean trusting) {
    return new X509TrustManager() {
      @Override
      public void checkClientTrusted(X509Certificate[] chain, String authType) {}

      @Override
      public void checkServerTrusted(X509Certificate[] chain, String authType)
          throws CertificateException {
        if (!trusting) {
          throw new CertificateException("as the test wants it");
        }
      }

      @Override
      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }
    };
  }
}
