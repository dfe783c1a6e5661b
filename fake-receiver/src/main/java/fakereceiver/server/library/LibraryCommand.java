package fakereceiver.server.library;

import fakereceiver.server.command.Verb;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/**
 * A verb as the library registers it, put in the place of its own. The only class that knows the
 * library's inside, so that an upgrade is a matter of this file.
 */
final class LibraryCommand extends BaseCommand {

  private final Verb verb;

  private LibraryCommand(Verb verb) {
    super(verb.name(), verb.name());
    this.verb = verb;
  }

  /** Replaces or adds every verb that we know; the library looks them up without a lock. */
  static void registerAll(SMTPServer server) {
    for (Verb verb : Verb.values()) {
      server.getCommandHandler().addCommand(new LibraryCommand(verb));
    }
  }

  @Override
  public void execute(String line, Session session) {
    LibrarySocket.loopOf(session).run(verb);
  }
}
