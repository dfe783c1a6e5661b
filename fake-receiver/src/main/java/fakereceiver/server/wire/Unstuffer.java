package fakereceiver.server.wire;

/**
 * Finds the end of the data and takes the stuffed dots out (RFC 5321 section 4.5.2), a block at a
 * time.
 *
 * <p>Only CRLF makes a line, and only a line that is one dot ends the data: a receiver that takes
 * LF.LF or CR.CR for the end can be made to read one message as two. Bare CR and LF are content.
 */
final class Unstuffer {

  private enum State {
    LINE_START,
    TEXT,
    CR,
    DOT,
    DOT_CR,
    END
  }

  private static final byte[] CR_ONLY = {'\r'};

  private final MessageBuffer message;
  private State state = State.LINE_START;

  Unstuffer(MessageBuffer message) {
    this.message = message;
  }

  boolean isAtEnd() {
    return state == State.END;
  }

  /** Takes in {@code block} up to the end of the data and says where it stopped. */
  int feed(byte[] block, int from, int to) {
    int at = from;
    while (at < to && state != State.END) {
      byte octet = block[at];
      switch (state) {
        case LINE_START -> {
          if (octet == '.') {
            state = State.DOT;
            at++;
          } else {
            state = State.TEXT;
          }
        }
        case TEXT -> at = text(block, at, to);
        case CR -> {
          if (octet == '\r' || octet == '\n') {
            message.append(block, at, 1);
            state = octet == '\n' ? State.LINE_START : State.CR;
            at++;
          } else {
            state = State.TEXT;
          }
        }
        case DOT -> {
          if (octet == '\r') {
            state = State.DOT_CR;
            at++;
          } else {
            state = State.TEXT;
          }
        }
        case DOT_CR -> {
          if (octet == '\n') {
            state = State.END;
            at++;
          } else {
            message.append(CR_ONLY, 0, 1);
            state = State.CR;
          }
        }
        case END -> throw new IllegalStateException("the data has ended");
      }
    }
    return at;
  }

  /** Whole lines go over in one piece as long as the next one does not start with a dot. */
  private int text(byte[] block, int from, int to) {
    int at = from;
    while (at < to) {
      at = carriageReturn(block, at, to);
      if (at + 2 < to && block[at + 1] == '\n' && block[at + 2] != '.') {
        at += 2;
      } else if (at < to) {
        at++;
        state = State.CR;
        break;
      }
    }
    message.append(block, from, at - from);
    return at;
  }

  /** As plain as compilers like it: nearly all octets of a message pass here. */
  private static int carriageReturn(byte[] block, int from, int to) {
    for (int at = from; at < to; at++) {
      if (block[at] == '\r') {
        return at;
      }
    }
    return to;
  }
}
