package fakereceiver.report;

/** What a status and a state are called where people read them. */
final class StatusWords {

  private StatusWords() {}

  static String of(Status status) {
    return switch (status) {
      case OK -> "All is well.";
      case WORSE -> "There is something to change.";
      case UNDECIDED -> "It could not be decided.";
    };
  }

  static String of(Result.State state) {
    return switch (state) {
      case PASSED -> "as it should be";
      case FAILED -> "wrong";
      case UNDECIDED -> "undecided";
      case NOTED -> "noted";
      case SKIPPED -> "not counted";
    };
  }
}
