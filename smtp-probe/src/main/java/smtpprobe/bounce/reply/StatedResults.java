package smtpprobe.bounce.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replies that end in the results of SPF, DKIM and DMARC, as Microsoft's 5.7.515 and Gmail's 5.7.26
 * do: what did not pass is the likelier cause.
 */
final class StatedResults {

  private static final Map<String, String> FAULTS =
      Map.of(
          "spf= fail", "spf-fail",
          "spf= softfail", "spf-softfail",
          "spf= none", "spf-missing",
          "spf= permerror", "spf-permerror",
          "spf= temperror", "spf-temperror",
          "dkim= fail", "dkim-fail",
          "dkim= none", "dkim-missing",
          "dmarc= none", "dmarc-missing",
          "dmarc= fail", "dmarc-unaligned");

  private StatedResults() {}

  /** {@code causes}, what {@code words} say did not pass first. */
  static List<String> first(String words, List<String> causes) {
    if (!words.contains("spf=") && !words.contains("dkim=")) {
      return causes;
    }
    List<String> stated = new ArrayList<>();
    for (String method : List.of("spf", "dkim", "dmarc")) {
      FAULTS.forEach(
          (said, fault) -> {
            if (said.startsWith(method) && words.contains(said)) {
              stated.add(fault);
            }
          });
    }
    stated.addAll(causes);
    return stated.stream().distinct().toList();
  }
}
