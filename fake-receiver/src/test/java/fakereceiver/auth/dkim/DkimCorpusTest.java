package fakereceiver.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import fakereceiver.auth.Resources;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimCorpusTest {

  private static final Instant NOW = Instant.ofEpochSecond(1667843664);

  @Test
  void meetsTheStrictExpectationOfEveryMailOfMailDkim() {
    ScriptedDns dns = mailDkimDns();
    Map<String, String> differences = new TreeMap<>();
    List<String[]> rows = rows();
    for (String[] row : rows) {
      DkimReport report =
          new Dkim(dns, clock()).verify(Message.of(Resources.octets("/dkim/mail-dkim/" + row[0])));
      if (!agrees(row[3], report)) {
        differences.put(row[0], "expected " + row[3] + ", not " + report.checks());
      }
    }

    System.out.println(
        "mail-dkim corpus: " + (rows.size() - differences.size()) + " of " + rows.size());
    assertThat(rows).hasSize(79);
    assertThat(differences).isEmpty();
  }

  private static boolean agrees(String expected, DkimReport report) {
    DkimResult result = report.result();
    return switch (expected) {
      case "pass" -> result == DkimResult.PASS;
      case "fail" ->
          result == DkimResult.FAIL
              // A field without v=, or with a broken b=, has to be ignored; that the message would
              // not fit either is told all the same.
              || report.checks().stream()
                  .allMatch(
                      check ->
                          (check.failsFor(Reason.VERSION) || check.failsFor(Reason.SYNTAX))
                              && (check.failsFor(Reason.BODY_HASH)
                                  || check.failsFor(Reason.SIGNATURE)));
      case "invalid" ->
          result == DkimResult.PERMERROR
              || result == DkimResult.TEMPERROR
              || result == DkimResult.NONE; // DomainKeys is another method, not a bad DKIM
      case "not-acceptable" -> result != DkimResult.PASS;
      default -> throw new IllegalArgumentException(expected);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "ignore_1.txt, VERSION",
    "ignore_2.txt, ALGORITHM",
    "ignore_4.txt, CANONICALIZATION",
    "ignore_5.txt, QUERY_METHOD",
    "ignore_7.txt, EXPIRED",
    "ignore_8.txt, DOMAIN_MISMATCH",
    "badkey_1.txt, KEY_MISSING",
    "badkey_2.txt, KEY_REVOKED",
    "badkey_3.txt, KEY_SYNTAX",
    "badkey_4.txt, KEY_SYNTAX",
    "badkey_5.txt, KEY_UNSUITABLE",
    "badkey_6.txt, KEY_UNSUITABLE",
    "badkey_7.txt, KEY_UNSUITABLE",
    "badkey_10.txt, DOMAIN_MISMATCH",
    "badkey_11.txt, KEY_SHORT",
    "badkey_14.txt, KEY_UNAVAILABLE",
    "badkey_15.txt, KEY_UNAVAILABLE",
    "good_qp_1.txt, SHA1",
    "good_ietf01_1.txt, KEY_SHORT",
    "badkey1_ed25519.txt, KEY_SYNTAX",
    "badkey2_ed25519.txt, SIGNATURE",
    "badkey3_ed25519.txt, BODY_HASH",
    "badkey4_ed25519.txt, KEY_MISSING",
    "badkey5_ed25519.txt, KEY_SYNTAX",
  })
  void tellsTheReason(String file, Reason reason) {
    DkimReport report =
        new Dkim(mailDkimDns(), clock())
            .verify(Message.of(Resources.octets("/dkim/mail-dkim/" + file)));

    assertThat(report.checks().get(0).failures())
        .extracting(SignatureFailure::reason)
        .contains(reason);
  }

  /** They are rsa-sha1 or have short keys, but everything else about them is right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "good_1878523.txt", "good_83176.txt", "good_qp_1.txt", "good_qp_2.txt",
        "good_qp_3.txt", "good_rfc4871_3.txt", "good_rfc4871_4.txt", "goodkey_1.txt",
        "goodkey_2.txt", "goodkey_3.txt", "goodkey_4.txt", "multiple_2.txt"
      })
  void findsNothingElseWrongWithGoodMailsOfOldTimes(String file) {
    DkimReport report =
        new Dkim(mailDkimDns(), clock())
            .verify(Message.of(Resources.octets("/dkim/mail-dkim/" + file)));

    assertThat(report.checks())
        .anySatisfy(
            check ->
                assertThat(check.failures())
                    .isNotEmpty()
                    .extracting(SignatureFailure::reason)
                    .isSubsetOf(Reason.SHA1, Reason.KEY_SHORT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"001", "002", "003", "004", "005", "006"})
  void passesTheLastSignatureOfEachMailOfMailAuth(String number) {
    String text = Resources.latin1("/dkim/mail-auth/" + number + ".txt").replace("\r\n", "\n");
    int empty = text.indexOf("\n\n");
    ScriptedDns dns = ScriptedDns.ofTexts(text.substring(0, empty));
    DkimReport report = new Dkim(dns, clock()).verify(message(text.substring(empty + 2)));

    assertThat(report.checks().get(report.checks().size() - 1).failures()).isEmpty();
    assertThat(report.result()).isEqualTo(DkimResult.PASS);
  }

  @Test
  void passesBothSignaturesOfTheExampleOfRfc8463() {
    ScriptedDns dns = new ScriptedDns();
    JsonObject zone = Resources.json("/dkim/mailauth/rfc8463-dns.json").getAsJsonObject();
    zone.entrySet()
        .forEach(
            entry ->
                dns.txt(
                    entry.getKey(),
                    Resources.joined(
                        entry.getValue().getAsJsonObject().getAsJsonArray("TXT").get(0))));
    DkimReport report =
        new Dkim(dns, clock())
            .verify(message(Resources.latin1("/dkim/mailauth/rfc8463-signed.eml")));

    assertThat(report.checks()).hasSize(2).allMatch(c -> c.result() == DkimResult.PASS);
    assertThat(report.passedDomains()).containsExactly(DomainName.of("football.example.com"));
    assertThat(report.checks().get(1).key().orElseThrow().key().bits()).isEqualTo(1024);
  }

  @Test
  void passesTheMailsOfDkimpy() {
    ScriptedDns dns = new ScriptedDns();
    dns.txt("test._domainkey.football.example.com", key("test.txt"));
    dns.txt(
        "brisbane._domainkey.football.example.com",
        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    dns.txt("sed._domainkey.test.ex", key("eximtest.dns"));

    assertThat(
            new Dkim(dns, clock())
                .verify(message(Resources.latin1("/dkim/dkimpy/rfc6376.signed.msg")))
                .checks())
        .hasSize(2)
        .allMatch(c -> c.result() == DkimResult.PASS);
    assertThat(
            new Dkim(dns, clock())
                .verify(message(Resources.latin1("/dkim/dkimpy/ed25519test2.msg")))
                .result())
        .isEqualTo(DkimResult.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "test2.txt, PASS, ",
    "badk.txt, FAIL_KEY, KEY_UNSUITABLE",
    "badversion.txt, FAIL_KEY, KEY_SYNTAX",
    "test_bad.txt, FAIL_KEY, KEY_SYNTAX",
    "test_tlsrpt.txt, FAIL_KEY, KEY_UNSUITABLE",
  })
  void readsTheKeyRecordsOfDkimpy(String file, String outcome, Reason reason) {
    ScriptedDns dns = new ScriptedDns();
    dns.txt("test._domainkey.football.example.com", key(file));
    DkimCheck rsa =
        new Dkim(dns, clock())
            .verify(message(Resources.latin1("/dkim/dkimpy/rfc6376.signed.msg")))
            .checks()
            .get(1);

    assertThat(rsa.result() == DkimResult.PASS).isEqualTo(outcome.equals("PASS"));
    if (rsa.result() != DkimResult.PASS) {
      assertThat(rsa.failures()).extracting(SignatureFailure::reason).contains(reason);
    }
  }

  private static String key(String file) {
    return Resources.latin1("/dkim/dkimpy/" + file).strip();
  }

  private static Message message(String text) {
    return Message.of(Resources.withCrLf(text).getBytes(StandardCharsets.ISO_8859_1));
  }

  static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  static List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    Resources.latin1("/dkim/mail-dkim/expected.csv")
        .lines()
        .skip(1)
        .forEach(line -> rows.add(line.split(",", 5)));
    return rows;
  }

  static ScriptedDns mailDkimDns() {
    ScriptedDns dns = new ScriptedDns();
    Resources.latin1("/dkim/mail-dkim/FAKE_DNS.dat")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              String[] pair = line.split("\\s+", 2);
              if (pair[1].startsWith("~~")) {
                dns.fail(pair[0]);
              } else if (!pair[1].equals("NXDOMAIN")) {
                dns.txt(pair[0], pair[1].equals("\"\"") ? "" : pair[1]);
              }
            });
    return dns;
  }
}
