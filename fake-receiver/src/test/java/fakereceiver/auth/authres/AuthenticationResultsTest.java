package fakereceiver.auth.authres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fakereceiver.auth.Resources;
import fakereceiver.auth.arc.Arc;
import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dmarc.Dmarc;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AuthenticationResultsTest {

  private static final IpAddress CLIENT = IpAddress.of("2001:db8::25");
  private static final String ID = "mx.example.net";

  @Test
  void readsTheValuesOfGoMsgauth() {
    List<JsonObject> cases = Resources.objects(Resources.json("/authres/go-msgauth-authres.json"));
    for (JsonObject one : cases) {
      String value = one.get("value").getAsString();
      Optional<AuthenticationResults> parsed = AuthenticationResults.parse(value);
      if (value.isEmpty()) {
        assertThat(parsed).as("nothing is no field").isEmpty();
        continue;
      }
      assertThat(parsed.orElseThrow().authservId()).isEqualTo(one.get("authserv_id").getAsString());
      assertThat(parsed.get().results().stream().map(AuthenticationResultsTest::facts))
          .as(value)
          .containsExactlyElementsOf(
              Resources.objects(one.get("results")).stream()
                  .map(AuthenticationResultsTest::facts)
                  .toList());
    }
    assertThat(cases).hasSize(13);
  }

  private static Map<String, String> facts(MethodResult result) {
    Map<String, String> facts = new LinkedHashMap<>(result.properties());
    facts.put("method", result.method());
    facts.put("result", result.result());
    result.reason().ifPresent(r -> facts.put("reason", r));
    return facts;
  }

  private static Map<String, String> facts(JsonObject result) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : result.entrySet()) {
      facts.put(entry.getKey(), entry.getValue().getAsString());
    }
    return facts;
  }

  @Test
  void readsNoResultThatIsNoKeyword() {
    assertThat(AuthenticationResults.parse("mx.example; spf=\"pass; dkim=pass\"")).isEmpty();
    assertThat(AuthenticationResults.parse("mx.example; spf=x\"l] (b\"")).isEmpty();
    assertThat(AuthenticationResults.parse("mx.example; spf=Pass").orElseThrow().results())
        .extracting(MethodResult::result)
        .containsExactly("pass");
  }

  @Test
  void writesWhatItCanRead() {
    ZoneDns dns =
        ZoneDns.of(
            """
            2001:db8::25        PTR   mail.example.org
            mail.example.org    AAAA  2001:db8::25
            mail.example.org    TXT   "v=spf1 a -all"
            example.org         TXT   "v=spf1 mx -all"
            example.org         MX    10 mail.example.org
            _dmarc.example.org  TXT   "v=DMARC1; p=reject"
            """);
    HeloName helo = HeloName.of("mail.example.org");
    Spf spf = new Spf(dns, ID, Clock.systemUTC());
    Message message = Message.of("From: alice@example.org\r\n\r\nHi\r\n");
    AuthenticationResults results =
        AuthenticationResults.by(ID)
            .with(CLIENT, ReverseDns.of(CLIENT, dns))
            .with(spf.helo(CLIENT, helo))
            .with(spf.mailFrom(CLIENT, helo, ReversePath.of("alice@example.org")))
            .with(new Dkim(dns, Clock.systemUTC()).verify(message))
            .with(
                new Dmarc(dns, DmarcMethod.TREE_WALK)
                    .evaluate(
                        DomainName.of("example.org"),
                        List.of(),
                        Optional.of(DomainName.of("example.org"))))
            .with(CLIENT, new Arc(dns).validate(message));

    assertThat(results.field().replace("\r\n", "\n"))
        .isEqualTo(
            """
            Authentication-Results: mx.example.net;
            \tiprev=pass (mail.example.org)
            \t policy.iprev="2001:db8::25";
            \tspf=pass (a of mail.example.org)
            \t smtp.helo=mail.example.org;
            \tspf=pass (mx of example.org)
            \t smtp.mailfrom=alice@example.org;
            \tdkim=none (no signature);
            \tdmarc=pass (policy reject, SPF confirmed example.org, which is
            \taligned with example.org)
            \t header.from=example.org;
            \tarc=none
            \t smtp.remote-ip="2001:db8::25\"\
            """);
    AuthenticationResults read =
        AuthenticationResults.parse(results.field().substring(results.field().indexOf(':') + 1))
            .orElseThrow();
    assertThat(read.results())
        .extracting(AuthenticationResultsTest::facts)
        .containsExactlyElementsOf(
            results.results().stream().map(AuthenticationResultsTest::facts).toList());
    assertThat(AuthenticationResults.by(ID).field())
        .isEqualTo("Authentication-Results: mx.example.net; none");
  }

  /** Other readers take no second at sign and no empty part without quotes. */
  @Test
  void quotesASenderThatIsNoMailbox() {
    Spf spf = new Spf(ZoneDns.of(""), ID, Clock.systemUTC());
    for (String odd : List.of("@@d.example.org", "a..b@d.example.org", "a@d..example.org")) {
      SpfReport report = spf.mailFrom(CLIENT, HeloName.of("mail.example.org"), ReversePath.of(odd));
      String field = AuthenticationResults.by(ID).with(report).field();

      assertThat(field).containsPattern("smtp.mailfrom=\"[^\"]*@[^\"]*\"");
      assertThat(AuthenticationResults.parse(field.substring(field.indexOf(':') + 1)))
          .as(field)
          .isPresent();
    }
  }

  @Test
  void letsNothingBreakOutOfTheField() {
    String evil =
        "a\"b\\c)(d\r\nBcc: x@y.test\r\n\r\n;dmarc=pass é\u202e\u2028\ufeff" + "x".repeat(5_000);
    AuthenticationResults results =
        new AuthenticationResults(
            ID,
            List.of(
                new MethodResult(
                    "spf",
                    "fail",
                    Optional.of(evil),
                    Optional.of(evil),
                    Map.of("smtp.mailfrom", evil + "@example.org"))));

    String field = results.field();

    assertThat(field.split("\r\n", -1))
        .allMatch(line -> line.matches("(\t|Authentication-Results:)[ -~é]*"));
    assertThat(field).hasSizeLessThan(1_500);
    AuthenticationResults read =
        AuthenticationResults.parse(field.substring(field.indexOf(':') + 1)).orElseThrow();
    assertThat(read.results()).hasSize(1);
    assertThat(read.results().get(0).result()).isEqualTo("fail");
  }

  @Test
  void takesOutFieldsInItsOwnNameAndNoOthers() {
    String mail =
        """
        Authentication-Results: MX.Example.NET; dmarc=pass
        Authentication-Results : (x(y)) "mx.example.net" 1; spf=pass
        authentication-results:
         mx.example.net;
         spf=pass
        Authentication-Results: (no end
        Authentication-Results: other.example.net; dkim=pass
        From: alice@example.org

        Authentication-Results: mx.example.net; in the body
        """;

    ForeignResults left = ForeignResults.of(message(mail), ID);

    assertThat(left.removed()).isEqualTo(4);
    assertThat(left.complete()).isTrue();
    assertThat(text(left.message()))
        .startsWith("Authentication-Results: other.example.net; dkim=pass\r\nFrom: alice")
        .endsWith("\r\n\r\nAuthentication-Results: mx.example.net; in the body\r\n");
    Message clean = message("From: alice@example.org\n\n");
    assertThat(ForeignResults.of(clean, ID).message()).isSameAs(clean);
  }

  @Test
  void takesOutTheForgedFieldsOfTheMailMadeForThat() {
    String mail =
        new String(
            Resources.octets("/authres/authentication_milter/source/google_apps_good_sanitize.eml"),
            StandardCharsets.ISO_8859_1);

    ForeignResults left = ForeignResults.of(message(mail), "test.module");

    assertThat(left.removed()).isEqualTo(1);
    assertThat(text(left.message())).doesNotContainIgnoringCase("Results: test.module");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void readsOrRefusesAnyValue() {
    String[] words = {
      ID,
      ";",
      ";",
      "spf=pass",
      "dkim",
      "=",
      "(",
      ")",
      "\\",
      "\"",
      "smtp.mailfrom=a@b",
      ".",
      "/",
      "reason=x",
      "none",
      " ",
      "\r\n ",
      "1",
      "\u0000",
      "é",
      "header.b="
    };
    Random random = new Random(8601);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder value = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        value.append(words[random.nextInt(words.length)]);
      }
      assertThatCode(
              () -> {
                AuthenticationResults.parse(value.toString());
                ForeignResults.of(Message.of("Authentication-Results:" + value + "\r\n\r\n"), ID);
              })
          .as(value.toString())
          .doesNotThrowAnyException();
    }
    assertThat(AuthenticationResults.parse(ID + ";" + "(".repeat(1_000_000))).isEmpty();
    assertThat(AuthenticationResults.parse(ID + "; a=b".repeat(100_000))).isEmpty();
  }

  private static Message message(String text) {
    return Message.of(Resources.withCrLf(text).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(Message message) {
    return new String(message.bytes(), StandardCharsets.ISO_8859_1);
  }
}
