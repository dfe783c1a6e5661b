package smtpprobe.dialogue;

import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a server receives a client that says who it is and goes. Immutable; every word of the server
 * is from a stranger.
 *
 * @param reach whether there was a connection
 * @param connected how long that took to turn out
 * @param stopped why it ended before TLS or the last EHLO was done, if so
 * @param exchanges each command with its reply, in order, beginning with the greeting
 * @param transcript what was said both ways
 * @param tls what STARTTLS led to, when it did
 * @param chain the certificates that the server showed, its own first
 */
public record Introduction(
    Reach reach,
    Duration connected,
    Optional<DialogueEnd> stopped,
    List<Exchange> exchanges,
    Transcript transcript,
    Optional<TlsSession> tls,
    List<X509Certificate> chain) {

  /** How an attempt to connect ends. */
  public enum Reach {
    /** There is a connection. */
    CONNECTED("connected"),
    /** Somebody said no at once: nothing listens, or a filter that is polite. */
    REFUSED("connection refused"),
    /** Nobody said anything: a filter on the way drops it. */
    FILTERED("no answer at all"),
    /** There is no way there, or no way back. */
    UNREACHABLE("unreachable");

    private final String words;

    Reach(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  public Introduction {
    exchanges = List.copyOf(exchanges);
    chain = List.copyOf(chain);
  }

  /** What the server greeted with. */
  public Optional<Reply> greeting() {
    return exchanges.stream().findFirst().map(Exchange::reply);
  }

  /** The first reply to EHLO or HELO that says yes. */
  public Optional<Reply> hello() {
    return hellos().stream().filter(reply -> reply.code() / 100 == 2).findFirst();
  }

  private List<Reply> hellos() {
    return exchanges.stream()
        .filter(e -> e.command().startsWith("EHLO") || e.command().startsWith("HELO"))
        .map(Exchange::reply)
        .toList();
  }

  /** The keywords that are offered in the clear (RFC 5321 section 4.1.1.1), in upper case. */
  public Set<String> extensions() {
    return new TreeSet<>(hello().map(Extensions::in).orElse(Extensions.NONE).keywords());
  }

  /** Why it stopped, as part of a sentence. */
  public Optional<String> why() {
    return stopped.map(
        end -> {
          if (end instanceof DialogueEnd.Lost lost) {
            return lost.why();
          }
          return end instanceof DialogueEnd.Refused refused ? refused.reply().toString() : "";
        });
  }
}
