package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MailAuthSuiteTest {

  /** Where that suite asks for something else than RFC 7208, or chose otherwise. */
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          Map.entry(
              "all-1", "ip:10.0.0.1 is no term, and one wrong term is permerror (section 4.6)"),
          Map.entry("basic-9", "more than two void lookups (section 4.6.4)"),
          Map.entry("basic-14", "more than ten exchangers are permerror at once (section 4.6.4)"),
          Map.entry("exists-2", "exists asks for A records, whatever the client (section 5.7)"),
          Map.entry("macro-4", "exists asks for A records, whatever the client (section 5.7)"),
          Map.entry("ip-11", "ip6: never matches an IPv4 client (section 5.6)"));

  @Test
  void meetsEveryCaseButThoseThatAreNamed() {
    List<MailAuthSuite.Case> cases = MailAuthSuite.read();
    Map<String, String> differences = new TreeMap<>();
    for (MailAuthSuite.Case one : cases) {
      SpfReport report = one.run();
      boolean explained =
          one.explanation().isEmpty() || one.explanation().equals(report.explanation());
      if (!report.result().word().equals(one.result()) || !explained) {
        differences.put(
            one.name(), report + " " + report.explanation() + ", expected " + one.expected());
      }
    }

    System.out.println(
        "mail-auth suite: " + (cases.size() - differences.size()) + " of " + cases.size());
    assertThat(cases).hasSize(163);
    assertThat(differences.keySet())
        .as(differences.toString())
        .containsExactlyInAnyOrderElementsOf(DIFFERENT.keySet());
  }
}
