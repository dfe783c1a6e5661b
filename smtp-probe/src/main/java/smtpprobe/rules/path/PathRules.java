package smtpprobe.rules.path;

import java.util.List;

/** Every rule about the path, in the order of the report. */
public final class PathRules {

  private PathRules() {}

  /** All of them. */
  public static List<PathRule> all() {
    return List.of(
        new PathFiltered(),
        new PathRefused(),
        new PathUnreachable(),
        new PathSlow(),
        new PathGreetingRefused(),
        new PathFamiliesDiffer(),
        new PathStarttlsMissing(),
        new PathCertificateUntrusted(),
        new PathTlsaMismatch(),
        new PathStsViolated(),
        new PathMtuBlackHole());
  }
}
