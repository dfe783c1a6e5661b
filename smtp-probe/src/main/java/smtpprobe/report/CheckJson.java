package smtpprobe.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fakereceiver.finding.Finding;
import java.util.Locale;
import smtpprobe.check.CheckResult;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Skipped;
import smtpprobe.host.SourceChoice;
import smtpprobe.mta.MailServer;
import smtpprobe.sender.Sending;

/** A check-up for programs; the names of the members are a promise, as in {@link JsonReport}. */
public final class CheckJson {

  private CheckJson() {}

  /**
   * A check-up: {@code host}, {@code mailServers[]}, {@code sources[]}, {@code routes[]}, {@code
   * verdicts[]}, {@code findings[]}, {@code seen[]}, {@code skipped[]}.
   */
  public static String of(CheckResult result) {
    JsonObject json = new JsonObject();
    json.add("host", host(result.host().facts()));
    json.add("mailServers", JsonReport.array(result.host().mail().all(), CheckJson::server));
    json.add("sources", JsonReport.array(result.host().sendings(), CheckJson::sending));
    json.add("routes", JsonReport.array(result.routes(), JsonReport::route));
    json.add("verdicts", JsonReport.array(result.rows(), CheckJson::row));
    JsonArray findings = new JsonArray();
    for (CheckResult.Section section : result.sections()) {
      section.findings().forEach(f -> findings.add(finding(section.heading(), f)));
    }
    json.add("findings", findings);
    json.add(
        "seen",
        JsonReport.array(
            result.sections().stream().filter(s -> !s.lines().isEmpty()).toList(),
            CheckJson::seen));
    json.add("skipped", JsonReport.array(result.skipped(), CheckJson::skipped));
    return JsonReport.text(json);
  }

  private static JsonObject host(HostFacts facts) {
    JsonObject json = new JsonObject();
    facts.name().ifPresent(name -> json.addProperty("name", name.text()));
    json.add("addresses", JsonReport.array(facts.addresses(), CheckJson::address));
    json.add("defaultRoutes", JsonReport.strings(facts.routes(), Object::toString));
    json.add("choices", JsonReport.array(facts.choices(), CheckJson::choice));
    return json;
  }

  private static JsonObject address(HostAddress address) {
    JsonObject json = new JsonObject();
    json.addProperty("address", address.address().text());
    json.addProperty("prefixLength", address.prefixLength());
    json.addProperty("interface", address.device());
    json.addProperty("kind", address.kind().name().toLowerCase(Locale.ROOT));
    json.addProperty("origin", address.origin().name().toLowerCase(Locale.ROOT));
    json.add(
        "flags",
        JsonReport.strings(
            address.flags().stream().map(f -> f.word()).sorted().toList(), word -> word));
    address
        .preferredFor()
        .ifPresent(left -> json.addProperty("preferredSeconds", left.toSeconds()));
    return json;
  }

  private static JsonObject choice(SourceChoice choice) {
    JsonObject json = new JsonObject();
    json.addProperty("target", choice.target().text());
    choice.source().ifPresent(source -> json.addProperty("source", source.text()));
    json.addProperty("fromKernel", choice.fromKernel());
    json.addProperty("because", choice.because());
    return json;
  }

  private static JsonObject server(MailServer server) {
    JsonObject json = new JsonObject();
    json.addProperty("software", server.software().title());
    server.version().ifPresent(version -> json.addProperty("version", version));
    json.add("bind", JsonReport.strings(server.bind().addresses(), address -> address.text()));
    server.heloName().ifPresent(name -> json.addProperty("heloName", name));
    json.addProperty("families", server.families().name().toLowerCase(Locale.ROOT));
    json.add("settings", JsonReport.strings(server.settings(), line -> line));
    return json;
  }

  private static JsonObject sending(Sending sending) {
    JsonObject json = new JsonObject();
    json.addProperty("address", sending.address().text());
    json.addProperty("because", sending.because());
    return json;
  }

  static JsonObject row(CheckResult.Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("source", row.address().text());
    json.addProperty("sendsNow", row.sends());
    json.add("attempt", JsonReport.attempt(row.prediction().attempt()));
    json.add("verdicts", JsonReport.array(row.prediction().verdicts(), JsonReport::verdict));
    return json;
  }

  private static JsonObject finding(String section, Finding finding) {
    JsonObject json = JsonReport.finding(finding);
    json.addProperty("section", section);
    return json;
  }

  private static JsonObject seen(CheckResult.Section section) {
    JsonObject json = new JsonObject();
    json.addProperty("section", section.heading());
    json.add("lines", JsonReport.strings(section.lines(), line -> line));
    return json;
  }

  private static JsonObject skipped(Skipped skipped) {
    JsonObject json = new JsonObject();
    json.addProperty("what", skipped.what());
    json.addProperty("why", skipped.why());
    return json;
  }
}
