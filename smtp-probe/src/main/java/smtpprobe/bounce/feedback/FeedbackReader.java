package smtpprobe.bounce.feedback;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a report, packed or not; never fails. */
public final class FeedbackReader {

  private static final int HEAD = 4096;

  private FeedbackReader() {}

  /** The report in these octets, if it is one. */
  public static Optional<Feedback> read(byte[] octets) {
    Optional<byte[]> unpacked = Unpacking.of(octets);
    if (unpacked.isEmpty()) {
      return Optional.empty();
    }
    byte[] report = unpacked.get();
    String head =
        new String(report, 0, Math.min(HEAD, report.length), StandardCharsets.UTF_8).strip();
    if (head.startsWith("<") || head.startsWith("\ufeff<")) {
      return head.contains("<feedback") || head.contains(":feedback")
          ? AggregateReport.read(report)
          : Optional.empty();
    }
    return head.startsWith("{")
            && new String(report, StandardCharsets.UTF_8).contains("\"policies\"")
        ? TlsReport.read(new String(report, StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
