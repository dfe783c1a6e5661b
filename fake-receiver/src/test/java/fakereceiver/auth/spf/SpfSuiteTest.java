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

  /** Where RFC 7208 changed RFC 4408, or chose one of the results that both suites allow. */
  private static final Map<String, String> CHANGED =
      Map.ofEntries(
          Map.entry("spfonly", "records of type SPF are no longer asked for (section 3.1)"),
          Map.entry("spfoverride", "the TXT record counts, the SPF record does not (section 3.1)"),
          Map.entry("multitxt1", "two TXT records, of which an SPF record made one (section 3.1)"),
          Map.entry("multispf2", "two records of type SPF, which are not asked for (section 3.1)"),
          Map.entry(
              "txttimeout", "the SPF record cannot stand in for the TXT record (section 3.1)"),
          Map.entry("mx-limit", "more than ten exchangers are an error now (section 4.6.4)"),
          Map.entry("exists-dnserr", "DNS trouble is temperror, not a mismatch (section 5)"),
          Map.entry("invalid-domain-empty-label", "not a name: no match (section 4.8, suite)"),
          Map.entry("invalid-domain-long", "not a name: no match (section 4.8, suite)"),
          Map.entry("invalid-domain-long-via-macro", "not a name: no match (section 4.8, suite)"));

  @Test
  void differsFromTheRfc4408SuiteOnlyWhereTheStandardChanged() {
    List<SpfSuite.Case> cases = SpfSuite.read("/spf/rfc4408-tests.json");

    Map<String, String> differences = differences(cases);

    System.out.println(
        "RFC 4408 suite: " + (cases.size() - differences.size()) + " of " + cases.size());
    assertThat(cases).hasSize(191);
    assertThat(differences).containsOnlyKeys(CHANGED.keySet());
    assertThat(cases)
        .as("and even there the result is one that the old suite allows")
        .allSatisfy(one -> assertThat(one.results()).contains(one.run().result().word()));
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
