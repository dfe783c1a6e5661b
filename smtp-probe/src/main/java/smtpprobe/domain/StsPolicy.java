package smtpprobe.domain;

import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An MTA-STS policy (RFC 8461 section 3.2). Immutable.
 *
 * @param mode {@code enforce}, {@code testing} or {@code none}
 * @param mx the patterns that MX hosts have to match
 * @param maxAge how long it holds, in seconds
 * @param problems what is wrong with it, in whole clauses
 */
public record StsPolicy(String mode, List<String> mx, long maxAge, List<String> problems) {

  private static final Set<String> MODES = Set.of("enforce", "testing", "none");
  private static final long LONGEST = 31_557_600; // seconds, section 3.2
  private static final int MAX_LINES = 200;

  public StsPolicy {
    mx = List.copyOf(mx);
    problems = List.copyOf(problems);
  }

  /** What was fetched, when it is a policy. */
  public static Optional<StsPolicy> of(PolicyFetch.Fetched fetched) {
    return fetched.kind() == PolicyFetch.Kind.POLICY
        ? Optional.of(parse(fetched.text()))
        : Optional.empty();
  }

  /** Reads one; any text will do. */
  static StsPolicy parse(String text) {
    String version = "";
    String mode = "";
    long maxAge = -1;
    List<String> mx = new ArrayList<>();
    for (String line : text.lines().limit(MAX_LINES).toList()) {
      int colon = line.indexOf(':');
      String key = colon < 0 ? line.strip() : line.substring(0, colon).strip();
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      switch (key) {
        case "version" -> version = value;
        case "mode" -> mode = value;
        case "mx" -> mx.add(value);
        case "max_age" -> maxAge = value.matches("[0-9]{1,10}") ? Long.parseLong(value) : -1;
        default -> {} // section 3.2: unknown fields are passed over
      }
    }
    List<String> problems = new ArrayList<>();
    if (!version.equals("STSv1")) {
      problems.add("version is \"" + version + "\", expected STSv1");
    }
    if (!MODES.contains(mode)) {
      problems.add("mode is \"" + mode + "\", expected enforce, testing or none");
    }
    if (maxAge < 0 || maxAge > LONGEST) {
      problems.add("max_age is not a number from 0 to " + LONGEST);
    }
    if (mx.isEmpty() && !mode.equals("none")) {
      problems.add("no mx line");
    }
    return new StsPolicy(mode, mx, maxAge, problems);
  }

  /** Whether it lets mail go to that host (section 4.1): a wildcard stands for one label. */
  public boolean covers(DomainName host) {
    return mx.stream().anyMatch(pattern -> matches(pattern, host));
  }

  private static boolean matches(String pattern, DomainName host) {
    if (pattern.startsWith("*.")) {
      return DomainName.parse(pattern.substring(2))
          .filter(parent -> host.isAtOrBelow(parent) && !parent.isRoot())
          .filter(parent -> host.labels().size() == parent.labels().size() + 1)
          .isPresent();
    }
    return DomainName.parse(pattern).equals(Optional.of(host));
  }
}
