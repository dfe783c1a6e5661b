package fakereceiver.journal;

import fakereceiver.journal.file.Item;
import java.util.Optional;

/** What is in memory of an entry on disk. Immutable, but for its text, which may be forgotten. */
final class KeptEntry {

  private final Summary summary;
  private final Item.Place mail;
  private final Optional<Item.Place> others;
  private volatile Optional<String> text;

  KeptEntry(Summary summary, Item.Place mail, Optional<Item.Place> others, Optional<String> text) {
    this.summary = summary;
    this.mail = mail;
    this.others = others;
    this.text = text;
  }

  Summary summary() {
    return summary;
  }

  /** Where the mail is. */
  Item.Place mail() {
    return mail;
  }

  /** Where the others' verdicts are. */
  Optional<Item.Place> others() {
    return others;
  }

  /** What is searched; empty where it has to be read. */
  Optional<String> text() {
    return text;
  }

  KeptEntry judged(Summary after, Item.Place at) {
    return new KeptEntry(after, mail, Optional.of(at), text);
  }

  /** The text is in the file. */
  void forgetText() {
    text = Optional.empty();
  }
}
