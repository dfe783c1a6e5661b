package fakereceiver.session;

import java.io.IOException;

/** Where mails go that are to be looked at later. Safe for several threads. */
public interface Keeper {

  /** Keeps nothing. */
  Keeper NOBODY =
      new Keeper() {
        @Override
        public void keep(Mail mail) {}

        @Override
        public void note(Mail mail) {}
      };

  /**
   * Keeps a mail that its client is about to hear the last word on. When this returns, that may be
   * said: the mail outlasts the process, if it is of a kind that does.
   *
   * @throws IOException when it is not kept; its client is told to try again later
   */
  void keep(Mail mail) throws IOException;

  /**
   * Takes note of what its client was promised nothing about: a mail that was refused or left
   * unfinished, or, as number 0, a session without a mail. Does not wait.
   */
  void note(Mail mail);
}
