package fakereceiver.auth.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fakereceiver.auth.Resources;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.mail.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArcSuiteTest {

  private record Case(String name, String message, String cv, ScriptedDns dns) {

    ArcReport validate() {
      return new Arc(dns)
          .validate(Message.of(Resources.withCrLf(message).getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  @Test
  void meetsEveryValidationCase() {
    List<Case> cases = cases();
    Map<String, String> differences = new TreeMap<>();
    int stated = 0;
    for (Case one : cases) {
      ArcReport report = one.validate();
      stated += one.cv().isEmpty() ? 0 : 1;
      // A set that says cv=fail ends the chain; the suite leaves open what a new seal would say.
      String expected = one.cv().isEmpty() ? "Fail" : one.cv();
      if (!report.result().word().equalsIgnoreCase(expected)) {
        differences.put(one.name(), "expected " + expected + ", not " + report);
      }
      assertThat(report.faults().isEmpty()).isEqualTo(report.result() != ArcResult.FAIL);
    }

    System.out.println("ARC suite: " + (cases.size() - differences.size()) + " of " + cases.size());
    assertThat(cases).hasSize(171);
    assertThat(stated).isEqualTo(168);
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"001", "002"})
  void passesTheChainsOfMailAuth(String number) {
    String text = Resources.latin1("/arc/mail-auth/" + number + ".txt").replace("\r\n", "\n");
    int empty = text.indexOf("\n\n");
    ScriptedDns dns = ScriptedDns.ofTexts(text.substring(0, empty));

    ArcReport report = new Case(number, text.substring(empty + 2), "", dns).validate();

    assertThat(report).hasToString("pass");
    assertThat(report.sets()).isNotEmpty();
  }

  @Test
  void tellsWhereTheChainIsBrokenAndIsTemperrorForTroubleWithDns() {
    Case good = named("cv_pass_i1_1");
    Case forged =
        new Case("", good.message().replaceFirst("dmarc=pass", "dmarc=fail"), "", good.dns());
    assertThat(forged.validate().faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.where()).isEqualTo("ARC-Seal i=1");
              assertThat(fault.signature().orElseThrow().reason()).isEqualTo(Reason.SIGNATURE);
            });

    ScriptedDns failing = new ScriptedDns();
    failing.fail("dummy._domainkey.example.org");
    ArcReport report = new Case("", good.message(), "", failing).validate();
    assertThat(report.result()).isEqualTo(ArcResult.TEMPERROR);
    assertThat(report.answers()).hasSize(1);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void givesAResultForAnyMessage() {
    Random random = new Random(8617);
    List<Case> cases = cases();
    for (int i = 0; i < 3_000; i++) {
      Case one = cases.get(random.nextInt(cases.size()));
      StringBuilder text = new StringBuilder(one.message());
      for (int n = 1 + random.nextInt(4); n > 0 && text.length() > 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(256));
          case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
          default -> text.insert(at, one.message(), 0, Math.min(1_500, one.message().length()));
        }
      }
      Case changed = new Case("", text.toString(), "", one.dns());
      assertThatCode(changed::validate).as(text.toString()).doesNotThrowAnyException();
    }
    StringBuilder many = new StringBuilder();
    for (int i = 1; i < 4_000; i++) {
      many.append("ARC-Seal: i=").append(i).append("; cv=pass\n");
    }
    ArcReport report = new Case("", many.toString(), "", new ScriptedDns()).validate();
    assertThat(report.result()).isEqualTo(ArcResult.FAIL);
    assertThat(report.faults()).hasSizeLessThanOrEqualTo(50);
  }

  private static Case named(String name) {
    return cases().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (JsonObject scenario :
        Resources.objects(Resources.json("/arc/arc-draft-validation-tests.json"))) {
      ScriptedDns dns = new ScriptedDns();
      scenario
          .getAsJsonObject("txt-records")
          .entrySet()
          .forEach(entry -> dns.txt(entry.getKey(), entry.getValue().getAsString()));
      for (Map.Entry<String, JsonElement> entry : scenario.getAsJsonObject("tests").entrySet()) {
        JsonObject test = entry.getValue().getAsJsonObject();
        cases.add(
            new Case(
                entry.getKey(),
                test.get("message").getAsString(),
                test.get("cv").getAsString(),
                dns));
      }
    }
    return cases;
  }
}
