package fakereceiver.report;

/** Reports as a stream: a JSON object in each line, with the number of the line that asked. */
public final class JsonLines {

  private JsonLines() {}

  /** A report in one line. */
  public static String of(Report report, Style style, long number) {
    return JsonFormat.line(report, style, number);
  }

  /** Why there is no report, in one line. */
  public static String error(String command, String error, long number) {
    return JsonFormat.error(command, error, number);
  }
}
