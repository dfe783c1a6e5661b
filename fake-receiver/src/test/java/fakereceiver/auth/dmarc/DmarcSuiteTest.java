package fakereceiver.auth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fakereceiver.auth.Resources;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.auth.dmarc.DmarcAlignment.Method;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DmarcSuiteTest {

  /** Facts of mailauth's own result that are not part of ours. */
  private static final Set<String> NOT_OURS =
      Set.of("alignment.dkim.underSized", "error", "absent:pct");

  @Test
  void meetsEveryCaseByTreeWalk() {
    List<JsonObject> cases = cases();
    Map<String, String> differences = new TreeMap<>();
    Set<String> compared = new HashSet<>();
    for (JsonObject one : cases) {
      DmarcReport report = evaluate(one, new Dmarc(dns(one), DmarcMethod.TREE_WALK));
      List<String> wrong = differences(one.getAsJsonObject("expect"), report, compared);
      if (!wrong.isEmpty()) {
        differences.put(one.get("id").getAsString(), wrong + " in " + report);
      }
    }

    System.out.println(
        "DMARC suite: " + (cases.size() - differences.size()) + " of " + cases.size());
    assertThat(cases).hasSize(59);
    // No p= and no rua=: by section 4.7 such a record is treated as if it had p=none, so that DMARC
    // goes on; the suite takes section 4.10.1 to mean it too, which is about values that are wrong.
    assertThat(differences.keySet()).containsExactly("rfc9989-22");
    assertThat(compared)
        .contains("status.result", "policy", "domain", "alignment.spf.result", "sp", "rr");
  }

  /** The cases that were there before RFC 9989 hold by the Public Suffix List too. */
  @Test
  void meetsTheOlderCasesBySuffixList() {
    PublicSuffixList list = PublicSuffixList.shipped();
    int count = 0;
    for (JsonObject one : cases()) {
      if (one.get("suite").getAsString().startsWith("DMARC Verify Tests")) {
        DmarcReport report = evaluate(one, new Dmarc(dns(one), DmarcMethod.by(list)));
        assertThat(differences(one.getAsJsonObject("expect"), report, new HashSet<>()))
            .as(one.get("id") + ": " + report)
            .isEmpty();
        count++;
      }
    }
    assertThat(count).isEqualTo(31);
  }

  private static List<JsonObject> cases() {
    return Resources.objects(Resources.json("/dmarc/mailauth-dmarc-cases.json"));
  }

  private static DmarcReport evaluate(JsonObject one, Dmarc dmarc) {
    String from = one.get("header_from").getAsString();
    List<DomainName> spf = domains(one, "spf_pass_domains");
    return dmarc.evaluate(
        DomainName.of(from.substring(from.indexOf('@') + 1)),
        domains(one, "dkim_pass_domains"),
        spf.stream().findFirst());
  }

  private static List<DomainName> domains(JsonObject one, String member) {
    List<DomainName> domains = new ArrayList<>();
    for (JsonElement e : one.getAsJsonArray(member)) {
      JsonElement name = e.isJsonObject() ? e.getAsJsonObject().get("domain") : e;
      domains.add(DomainName.of(name.getAsString()));
    }
    return domains;
  }

  private static ScriptedDns dns(JsonObject one) {
    ScriptedDns dns = new ScriptedDns();
    for (Map.Entry<String, JsonElement> entry : one.getAsJsonObject("zone").entrySet()) {
      JsonObject records = entry.getValue().getAsJsonObject();
      dns.exists(DomainName.of(entry.getKey()));
      if (records.has("error")) {
        dns.fail(entry.getKey());
      }
      if (records.has("TXT")) {
        records
            .getAsJsonArray("TXT")
            .forEach(txt -> dns.txt(entry.getKey(), Resources.joined(txt)));
      }
      if (records.has("A")) {
        dns.add(entry.getKey(), RecordType.A, Ip4Address.parse("192.0.2.10").orElseThrow());
      }
    }
    return dns;
  }

  private static List<String> differences(
      JsonObject expect, DmarcReport report, Set<String> compared) {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : expect.entrySet()) {
      if (NOT_OURS.contains(entry.getKey())) {
        continue;
      }
      compared.add(entry.getKey());
      String actual = fact(entry.getKey(), report);
      if (!actual.equals(entry.getValue().getAsString())) {
        wrong.add(entry.getKey() + " is " + actual + ", expected " + entry.getValue());
      }
    }
    return wrong;
  }

  private static String fact(String path, DmarcReport report) {
    return switch (path) {
      case "status.result" -> report.result().word();
      case "status.header.from" -> report.headerFrom().text();
      case "status.header.d" -> report.policyDomain().map(DomainName::text).orElse("");
      case "policy" -> report.policy().map(DmarcPolicy::word).orElse("");
      case "absent:policy" -> String.valueOf(report.policy().isEmpty());
      case "domain" -> report.organizationalDomain().map(DomainName::text).orElse("");
      case "rr" -> report.record().map(DmarcRecord::text).orElse("");
      case "p", "sp", "pct" -> report.record().map(r -> r.tags().get(path)).orElse("");
      case "alignment.dkim.strict" -> String.valueOf(report.record().orElseThrow().isDkimStrict());
      case "alignment.spf.strict" -> String.valueOf(report.record().orElseThrow().isSpfStrict());
      case "alignment.spf.result" ->
          report.alignments().stream()
              .filter(a -> a.method() == Method.SPF && a.aligned())
              .map(a -> a.organizationalDomain().text())
              .findFirst()
              .orElse("");
      default -> throw new IllegalArgumentException("nobody looks at " + path);
    };
  }
}
