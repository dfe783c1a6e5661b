package smtpprobe.dialogue;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Shortened;
import fakereceiver.mail.Transcript;
import fakereceiver.mail.Transcript.Line;
import fakereceiver.mail.Transcript.Speaker;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes everything down while it happens, within bounds. For one thread. */
final class Recorder {

  static final int MAX_LINES = 1000;
  static final int MAX_LENGTH = 2000;

  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();

  /** At most {@link #MAX_LINES}. */
  private final List<Line> lines = new ArrayList<>();

  /** At most one for each command that is sent. */
  private final List<Exchange> exchanges = new ArrayList<>();

  /** At most a few for each command that is sent. */
  private final List<String> notes = new ArrayList<>();

  /** At most the extensions that are known here. */
  private final List<String> used = new ArrayList<>();

  private List<String> offered = List.of();
  private Optional<TlsSession> tls = Optional.empty();
  private Optional<IpAddress> localAddress = Optional.empty();
  private List<X509Certificate> chain = List.of();
  private Introduction.Reach reach = Introduction.Reach.UNREACHABLE;
  private Duration connected = Duration.ZERO;

  void client(String line) {
    write(Speaker.CLIENT, line);
  }

  void server(String line) {
    write(Speaker.SERVER, line);
  }

  void event(String text) {
    write(Speaker.EVENT, text);
  }

  private void write(Speaker speaker, String text) {
    if (lines.size() == MAX_LINES - 1) {
      lines.add(new Line(elapsed(), Speaker.EVENT, "the transcript is full, the rest is left out"));
    }
    if (lines.size() < MAX_LINES) {
      lines.add(new Line(elapsed(), speaker, bounded(text)));
    }
  }

  private static String bounded(String text) {
    String more = "... (" + text.length() + " characters)";
    return text.length() <= MAX_LENGTH
        ? text
        : Shortened.start(text, MAX_LENGTH - more.length()) + more;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  void exchange(Exchange exchange) {
    exchanges.add(exchange);
  }

  void note(String note) {
    notes.add(note);
  }

  void offers(Extensions extensions) {
    offered = extensions.shown();
  }

  void uses(List<String> extensions) {
    used.addAll(extensions);
  }

  void tls(TlsSession session) {
    tls = Optional.of(session);
  }

  void chain(List<X509Certificate> certificates) {
    chain = List.copyOf(certificates);
  }

  void reach(Introduction.Reach how) {
    reach = how;
    connected = elapsed();
  }

  void localAddress(IpAddress address) {
    localAddress = Optional.of(address);
  }

  Reply greeting() {
    return exchanges.get(0).reply();
  }

  Reply lastReply() {
    return exchanges.get(exchanges.size() - 1).reply();
  }

  Introduction introduction(Optional<DialogueEnd> stopped) {
    return new Introduction(
        reach, connected, stopped, exchanges, new Transcript(lines), tls, chain);
  }

  DialogueResult result(DialogueRequest request, DialogueEnd end) {
    return new DialogueResult(
        request,
        end,
        exchanges,
        new Transcript(lines),
        tls,
        localAddress,
        new EsmtpUse(offered, used),
        notes,
        started);
  }
}
