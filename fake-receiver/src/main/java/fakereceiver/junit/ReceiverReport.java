package fakereceiver.junit;

import java.io.Serial;

/**
 * What a receiver has received, carried by the failure of a test: IDEs and builds print it there.
 */
final class ReceiverReport extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private ReceiverReport(String report) {
    super(report, null, false, false);
  }

  /** Adds {@code report} to {@code failure}, without what that says already. */
  static void attach(String report, Throwable failure) {
    int detail = report.indexOf("\n\n");
    String message = String.valueOf(failure.getMessage());
    boolean told = detail >= 0 && message.contains(report.substring(detail).strip());
    failure.addSuppressed(new ReceiverReport(told ? report.substring(0, detail) : report));
  }
}
