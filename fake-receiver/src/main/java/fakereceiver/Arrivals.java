package fakereceiver;

import fakereceiver.dns.Endpoint;
import fakereceiver.mail.Transcript;
import fakereceiver.server.Listener;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import fakereceiver.store.Recent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What did come, for a test that has waited in vain. Bounded. */
final class Arrivals {

  private static final int MAX_MAILS = 10;
  private static final int MAX_SESSIONS = 3;
  private static final int MAX_LINES = 12;

  private final Listener listener;
  private final Recent recent;

  Arrivals(Listener listener, Recent recent) {
    this.listener = listener;
    this.recent = recent;
  }

  /** {@code what} has not come. */
  String without(String what, Duration patience) {
    List<String> lines = new ArrayList<>();
    List<Mail> mails = recent.mails();
    List<SessionRecord> ended = recent.sessions();
    List<Transcript> open = listener.openTranscripts();
    long millis = TimeUnit.MILLISECONDS.convert(patience);
    lines.add(
        "%s within %s on %s; sessions: %s open, %s ended; mails in all: %s"
            .formatted(
                what,
                millis % 1000 == 0 ? patience.toSeconds() + " s" : millis + " ms",
                Endpoint.of(listener.address()),
                open.size(),
                ended.size(),
                mails.size()));
    listener.failure().ifPresent(failure -> lines.add("  " + failure));
    last(mails, MAX_MAILS).forEach(mail -> lines.add("  " + mail));
    for (Transcript said : last(open, MAX_SESSIONS)) {
      lines.add("  open, the last that was said:");
      lines.addAll(end(said));
    }
    for (SessionRecord session : last(ended, MAX_SESSIONS)) {
      if (mails.stream().noneMatch(mail -> mail.session().equals(session.id()))) {
        lines.add("  " + session + session.trouble().map(trouble -> ", " + trouble).orElse(""));
        lines.addAll(end(session.transcript()));
      }
    }
    if (open.isEmpty() && ended.isEmpty()) {
      lines.add("  nobody has connected");
    }
    return String.join("\n", lines);
  }

  private static List<String> end(Transcript transcript) {
    return last(transcript.printable(), MAX_LINES).stream().map(line -> "    " + line).toList();
  }

  private static <T> List<T> last(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
