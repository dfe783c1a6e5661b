package smtpprobe.path;

import fakereceiver.judge.Outcome;
import java.util.List;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.finding.Finding;
import smtpprobe.finding.Inspection;

/** A rule about the way to the servers of the recipients: it looks at each visit. */
public abstract class PathRule extends Inspection<Path> {

  PathRule(String id, String fault, String remedy, String... references) {
    super(id, fault, remedy, references);
  }

  @Override
  public List<Finding> examine(Path path) {
    return path.contacts().isEmpty()
        ? one("recipients", Outcome.skipped("no server of a recipient has an address"))
        : each(path.contacts(), c -> c.target().toString(), c -> look(path, c));
  }

  /** What it makes of one visit. */
  Outcome look(Path path, Contact contact) {
    throw new IllegalStateException(card().id() + " looks at the path as a whole");
  }

  /** Whether the connection ended in that way, for rules about one way. */
  static Outcome ended(Path path, Contact contact, Reach how) {
    if (!contact.isSix() && path.isWithoutFour()) {
      return Outcome.skipped("this host seems to have no IPv4");
    }
    return contact.visit().reach() == how
        ? Outcome.failed(contact.evidence())
        : Outcome.passed(contact.evidence());
  }
}
