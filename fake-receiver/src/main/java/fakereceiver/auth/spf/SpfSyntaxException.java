package fakereceiver.auth.spf;

/** A term that is not right; caught by the parser, which keeps the reason. */
final class SpfSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  SpfSyntaxException(String problem) {
    super(problem, null, false, false);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
