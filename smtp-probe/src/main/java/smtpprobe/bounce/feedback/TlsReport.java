package smtpprobe.bounce.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.json.Json;

/** A report on TLS (RFC 8460). */
final class TlsReport {

  private static final int MAX_POLICIES = 1000;

  private TlsReport() {}

  static Optional<Feedback> read(String text) {
    Optional<Json> whole = Json.parse(text);
    return whole.isEmpty() && text.contains("\"date-range\"")
        ? Optional.of(broken())
        : whole.filter(json -> json.member("policies").isPresent()).map(TlsReport::of);
  }

  /** Its words for what failed are not those of a receiver that refuses mail. */
  private static Feedback broken() {
    return new Feedback(
        "tls-report",
        List.of("the report is broken off or not well-formed: nothing of it was read"),
        List.of());
  }

  private static Feedback of(Json json) {
    List<String> facts = new ArrayList<>();
    Totals totals = new Totals();
    Optional<Json> range = json.member("date-range");
    facts.add(
        json.text("organization-name").orElse("somebody")
            + " on encryption"
            + range.flatMap(r -> r.text("start-datetime")).map(s -> ", " + s).orElse("")
            + range.flatMap(r -> r.text("end-datetime")).map(s -> " to " + s).orElse(""));
    json.text("report-id").ifPresent(id -> facts.add("report id " + id));
    json.items("policies").stream()
        .limit(MAX_POLICIES)
        .forEach(policy -> policy(policy, facts, totals));
    return new Feedback("tls-report", facts, totals.sources());
  }

  private static void policy(Json one, List<String> facts, Totals totals) {
    Optional<Json> policy = one.member("policy");
    Optional<Json> summary = one.member("summary");
    facts.add(
        policy.flatMap(p -> p.text("policy-domain")).orElse("a domain")
            + ", policy "
            + policy.flatMap(p -> p.text("policy-type")).orElse("unknown")
            + ": "
            + summary.flatMap(s -> s.number("total-successful-session-count")).orElse(0L)
            + " sessions succeeded, "
            + summary.flatMap(s -> s.number("total-failure-session-count")).orElse(0L)
            + " failed");
    one.items("failure-details").stream()
        .limit(MAX_POLICIES)
        .forEach(
            failure -> {
              long count = failure.number("failed-session-count").orElse(1L);
              totals.add(
                  failure.text("sending-mta-ip").orElse("unknown"),
                  count,
                  true,
                  failure.text("result-type").orElse("failed")
                      + failure.text("receiving-mx-hostname").map(mx -> " at " + mx).orElse(""));
            });
  }
}
