package fakereceiver.journal;

/** Something that happened to a journal. */
public sealed interface Change {

  /** A mail is there. */
  record Added(Summary entry) implements Change {}

  /** Others have judged one that was there. */
  record Judged(Summary entry) implements Change {}

  /** One is gone. */
  record Deleted(long id) implements Change {}

  /** All are gone. */
  record Cleared() implements Change {}
}
