package smtpprobe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StsPolicyTest {

  private static final String GOOD =
      "version: STSv1\nmode: testing\nmx: mail.example.org\nmx: *.mx.example.org\nmax_age: 604800\n";

  @Test
  void readsThePolicyOfTheStandard() {
    StsPolicy policy = StsPolicy.parse(GOOD);

    assertThat(policy.problems()).isEmpty();
    assertThat(policy.mode()).isEqualTo("testing");
    assertThat(policy.covers(DomainName.of("mail.example.org"))).isTrue();
    assertThat(policy.covers(DomainName.of("a.mx.example.org"))).isTrue();
    assertThat(policy.covers(DomainName.of("a.b.mx.example.org"))).isFalse();
    assertThat(policy.covers(DomainName.of("mx.example.org"))).isFalse();
  }

  @Test
  void saysEverythingThatIsWrong() {
    assertThat(StsPolicy.parse("version: 1\nmode: on\nmax_age: long\n").problems())
        .containsExactly(
            "version is \"1\", expected STSv1",
            "mode is \"on\", expected enforce, testing or none",
            "max_age is not a number from 0 to 31557600",
            "no mx line");
  }

  private static PolicyFetch.Fetched fetch(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(Ip6Address.of("::1").toInetAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] octets = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, octets.length);
          exchange.getResponseBody().write(octets);
          exchange.close();
        });
    server.start();
    try {
      return HttpsPolicyFetch.fetch(
          HttpClient.newHttpClient(),
          URI.create("http://[::1]:" + server.getAddress().getPort() + "/mta-sts.txt"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void isFetchedAsItIs() throws IOException {
    assertThat(fetch(200, GOOD)).isEqualTo(PolicyFetch.Fetched.policy(GOOD));
  }

  @Test
  void isNotLookedForElsewhere() throws IOException {
    PolicyFetch.Fetched fetched = fetch(301, "");

    assertThat(fetched.kind()).isEqualTo(PolicyFetch.Kind.FAILED);
    assertThat(fetched.text()).endsWith("HTTP status 301");
  }

  @Test
  void isNotReadWithoutEnd() throws IOException {
    assertThat(fetch(200, "x".repeat(70_000)).text()).endsWith("more than 65536 octets");
  }

  @Test
  void isMissedWhenNobodyServesIt() {
    PolicyFetch.Fetched fetched =
        HttpsPolicyFetch.fetch(HttpClient.newHttpClient(), URI.create("http://[::1]:1/"));

    assertThat(fetched.kind()).isEqualTo(PolicyFetch.Kind.FAILED);
  }

  @Test
  void takesADotInsideALabelForNoEndOfIt() {
    StsPolicy policy = StsPolicy.parse("mx: *.mx.example.org\n");

    assertThat(policy.covers(DomainName.of("a\\.mx.example.org"))).isFalse();
    assertThat(policy.covers(DomainName.of("a\\.b.mx.example.org"))).isTrue();
    assertThat(policy.covers(DomainName.of("a\\."))).isFalse();
  }
}
