package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpfSuiteTest {

  @Test
  void meetsEveryCaseOfTheRfc7208Suite() {
    List<SpfSuite.Case> cases = SpfSuite.read("/spf/rfc7208-tests.json");

    Map<String, String> differences = differences(cases);

    System.out.println(
        "RFC 7208 suite: " + (cases.size() - differences.size()) + " of " + cases.size());
    assertThat(cases).hasSize(203);
    assertThat(cases.stream().filter(c -> c.client().contains(":"))).hasSize(27);
    assertThat(differences).isEmpty();
  }

  @Test
  void differsFromTheRfc4408SuiteOnlyWhereTheStandardChanged() {
    List<SpfSuite.Case> cases = SpfSuite.read("/spf/rfc4408-tests.json");

    Map<String, String> differences = differences(cases);

    System.out.println(
        "RFC 4408 suite: " + (cases.size() - differences.size()) + " of " + cases.size());
    assertThat(cases).hasSize(191);
    assertThat(differences).isEmpty();
  }

  private static Map<String, String> differences(List<SpfSuite.Case> cases) {
    Map<String, String> differences = new TreeMap<>();
    for (SpfSuite.Case one : cases) {
      SpfReport report = one.run();
      List<String> wrong = new ArrayList<>();
      if (!report.result().word().equals(one.results().get(0))) {
        wrong.add(report + ", expected " + one.results());
      }
      String expected = one.explanation().filter(e -> !e.equals("DEFAULT")).orElse("");
      if (one.explanation().isPresent() && !report.explanation().orElse("").equals(expected)) {
        wrong.add("explains " + report.explanation() + ", expected " + one.explanation());
      }
      if (!wrong.isEmpty()) {
        differences.put(one.name(), String.join("; ", wrong));
      }
    }
    return differences;
  }
}
