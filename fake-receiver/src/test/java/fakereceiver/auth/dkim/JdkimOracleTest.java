package fakereceiver.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.Resources;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.junit.jupiter.api.Test;

/** What jDKIM makes of the corpus: a second opinion, and the measure behind decision 0010. */
class JdkimOracleTest {

  /**
   * The mails about which we differ, and who of us takes it. jDKIM takes rsa-sha1 and short keys,
   * which RFC 8301 forbids, and ignores {@code q=}; it has no Ed25519.
   */
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          Map.entry("good_1878523.txt", "only jDKIM"),
          Map.entry("good_83176.txt", "only jDKIM"),
          Map.entry("good_qp_1.txt", "only jDKIM"),
          Map.entry("good_qp_2.txt", "only jDKIM"),
          Map.entry("good_qp_3.txt", "only jDKIM"),
          Map.entry("good_rfc4871_3.txt", "only jDKIM"),
          Map.entry("good_rfc4871_4.txt", "only jDKIM"),
          Map.entry("goodkey_1.txt", "only jDKIM"),
          Map.entry("goodkey_2.txt", "only jDKIM"),
          Map.entry("goodkey_3.txt", "only jDKIM"),
          Map.entry("goodkey_4.txt", "only jDKIM"),
          Map.entry("ignore_5.txt", "only jDKIM"),
          Map.entry("ignore_6.txt", "only jDKIM"),
          Map.entry("multiple_2.txt", "only jDKIM"),
          Map.entry("goodkey_ed25519.txt", "only ours"));

  @Test
  void agreesWithOursButInTheMailsThatAreNamed() {
    Dns dns = DkimCorpusTest.mailDkimDns();
    Map<String, String> differences = new TreeMap<>();
    List<String[]> rows = DkimCorpusTest.rows();
    for (String[] row : rows) {
      byte[] octets = Resources.octets("/dkim/mail-dkim/" + row[0]);
      boolean ours =
          new Dkim(dns, DkimCorpusTest.clock()).verify(Message.of(octets)).result()
              == DkimResult.PASS;
      boolean jdkim = passesJdkim(octets, dns);
      if (ours != jdkim) {
        differences.put(row[0], ours ? "only ours" : "only jDKIM");
      }
    }

    System.out.println(
        "mail-dkim corpus by jDKIM: " + (rows.size() - differences.size()) + " of " + rows.size());
    assertThat(differences).containsExactlyInAnyOrderEntriesOf(DIFFERENT);
  }

  /** Whether any signature passes; no signature is null there. */
  private static boolean passesJdkim(byte[] octets, Dns dns) {
    try {
      List<SignatureRecord> passed =
          new DKIMVerifier(keys(dns)).verify(new ByteArrayInputStream(octets));
      return passed != null && !passed.isEmpty();
    } catch (FailException | IOException e) {
      return false;
    } catch (RuntimeException e) {
      return false; // it throws such for some keys that cannot be read
    }
  }

  private static PublicKeyRecordRetriever keys(Dns dns) {
    return (method, selector, domain) -> {
      Answer<String> answer = dns.txt(DomainName.of(selector + "._domainkey." + domain));
      if (answer.isUnavailable()) {
        throw new TempFailException("no answer");
      }
      return answer.records();
    };
  }
}
