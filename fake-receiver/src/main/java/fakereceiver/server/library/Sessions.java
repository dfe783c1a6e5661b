package fakereceiver.server.library;

import fakereceiver.server.command.CommandLoop;
import fakereceiver.server.wire.TimedSocket;
import java.io.IOException;

/** Whose sessions the library accepts and runs. */
public interface Sessions {

  /** A session of a connection that has just been accepted. Called by the accepting thread. */
  CommandLoop begin(TimedSocket socket) throws IOException;

  /** The library is through with {@code session}. Called by the thread of the session. */
  void end(CommandLoop session);

  /** Closes the connections of all sessions that are still open. */
  void closeAll();
}
