package fakereceiver.server.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * An accepted connection whose reads end in time, whatever reads from it: a command, the data of a
 * message or a TLS handshake.
 *
 * <p>The timeout of the JDK is for one read, so a client that sends an octet a minute holds a
 * session for ever. Here a read that has to end by some time does so once somebody has asked
 * whether it {@linkplain #isLate is late}, and ended it.
 */
public final class TimedSocket extends Socket {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int LINGER_MILLIS = 200;
  private static final int LINGER_OCTETS = 1 << 18;

  private final Timeouts timeouts;
  private long sessionEnds;
  private long commandEnds;
  private boolean inCommand;
  private boolean silent;
  private volatile long readEnds;
  private volatile boolean reads; // readEnds is of this read
  private volatile boolean late;
  private long lateSince; // for whoever asks
  private final LastOctets lastOctets = new LastOctets();

  /** One that is not connected yet. */
  @SuppressWarnings("NullAway") // how the JDK's own server socket makes the sockets that it accepts
  public TimedSocket(Timeouts timeouts) throws SocketException {
    super((SocketImpl) null); // one for clients would be thrown away
    this.timeouts = timeouts;
    beginSession();
  }

  /**
   * A client has come: the time of its session begins now. It is not that of the socket, which may
   * have waited for hours to be accepted.
   */
  public void beginSession() {
    sessionEnds = System.nanoTime() + timeouts.session().toNanos();
  }

  /** The last few octets that came, encrypted or not. */
  LastOctets lastOctets() {
    return lastOctets;
  }

  /** From now on until {@link #endCommand} the clock for one command is running. */
  void beginCommand() {
    if (!inCommand) {
      inCommand = true;
      commandEnds = System.nanoTime() + timeouts.command().toNanos();
    }
  }

  /** From now on only the end of the session ends a read. */
  void bearSilence() {
    silent = true;
  }

  void endCommand() {
    inCommand = false;
  }

  /**
   * Whether somebody waits here who should not any longer. From then on no read ends well; the one
   * that waits has to be ended by whoever asked. For one thread, as is {@link #isOverdue}.
   */
  boolean isLate() {
    long now = System.nanoTime();
    if (!late && reads && now - readEnds >= 0) {
      lateSince = now;
      late = true;
    }
    return late;
  }

  /**
   * Whether the session should have been over long ago: its thread may hang in a write, or in a
   * read that the end of its input does not wake, as on Windows.
   */
  boolean isOverdue() {
    long now = System.nanoTime();
    return now - sessionEnds > GRACE.toNanos()
        || (late && reads && now - lateSince > GRACE.toNanos());
  }

  /**
   * Tells the client that no more will come and reads what it still sends, within reason: closing a
   * socket with unread octets resets it, and the last reply would be lost.
   */
  void linger() throws IOException {
    shutdownOutput();
    InputStream rest = super.getInputStream();
    setSoTimeout(LINGER_MILLIS);
    byte[] ignored = new byte[4096];
    long until = System.nanoTime() + LINGER_MILLIS * 1_000_000L;
    try {
      int octets = 0;
      while (octets < LINGER_OCTETS && System.nanoTime() < until) {
        int read = rest.read(ignored);
        if (read < 0) {
          return;
        }
        octets += read;
      }
    } catch (SocketTimeoutException e) {
      return; // patient enough
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new TimedInput(super.getInputStream());
  }

  /** When a read that begins now has to end. */
  private long deadline() throws DeadlineException {
    long now = System.nanoTime();
    long left = sessionEnds - now;
    if (!silent) {
      left = Math.min(left, timeouts.idle().toNanos());
    }
    if (inCommand && !silent) {
      left = Math.min(left, commandEnds - now);
    }
    if (left <= 0) {
      throw tooSlow();
    }
    return now + left;
  }

  private DeadlineException tooSlow() {
    long now = System.nanoTime();
    if (sessionEnds - now <= 0) {
      return new DeadlineException("the session has lasted too long");
    }
    return new DeadlineException(
        inCommand && commandEnds - now <= 0 ? "that took too long" : "nothing came for too long");
  }

  /** Every read, even one within a TLS record, asks the clock first. */
  private final class TimedInput extends FilterInputStream {

    TimedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      readEnds = deadline();
      reads = true;
      int read;
      try {
        read = super.read(into, from, length);
      } finally {
        reads = false;
      }
      if (late) {
        throw tooSlow();
      }
      lastOctets.add(into, from, read);
      return read;
    }
  }
}
