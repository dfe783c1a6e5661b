package smtpprobe.path;

import fakereceiver.judge.Outcome;
import smtpprobe.dialogue.Introduction.Reach;

/** There is no way there. */
final class PathUnreachable extends PathRule {

  PathUnreachable() {
    super(
        "path-unreachable",
        "There is no way to a receiver",
        "Look at the default route and the source address; with IPv6 broken, let the mail server prefer IPv4 until it works",
        "RFC 4443 section 3.1");
  }

  @Override
  Outcome look(Path path, Contact contact) {
    return ended(path, contact, Reach.UNREACHABLE);
  }
}
