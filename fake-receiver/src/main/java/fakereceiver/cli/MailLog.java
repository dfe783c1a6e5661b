package fakereceiver.cli;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.FileTrouble;
import fakereceiver.report.Data;
import fakereceiver.report.JsonLine;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What {@code serve} tells of itself and of each mail, to people, to programs, or to both. */
final class MailLog implements AutoCloseable {

  /** In the place of a file: the output itself, which then holds nothing else. */
  static final String OUTPUT = "-";

  private final Optional<LinePrinter> text;
  private final Optional<LinePrinter> json;
  private final Optional<PrintWriter> own;
  private final PrintWriter err;
  private final Grounds grounds = new Grounds();

  /** Those that are open and whose trouble was told with a mail. */
  private final Set<String> troubled = ConcurrentHashMap.newKeySet();

  private MailLog(
      Optional<PrintWriter> text,
      Optional<PrintWriter> json,
      Optional<PrintWriter> own,
      PrintWriter err) {
    this.text = text.map(out -> LinePrinter.to(out, err));
    this.json = json.map(out -> LinePrinter.to(out, err));
    this.own = own;
    this.err = err;
  }

  /**
   * Text on {@code out}, and JSON where it is wanted.
   *
   * @param err where people look when {@code out} is for programs
   * @param jsonLog a file that is added to, or {@link #OUTPUT}
   */
  static MailLog open(PrintWriter out, PrintWriter err, Optional<String> jsonLog) {
    if (jsonLog.isEmpty()) {
      return new MailLog(Optional.of(out), Optional.empty(), Optional.empty(), err);
    }
    if (jsonLog.get().equals(OUTPUT)) {
      return new MailLog(Optional.empty(), Optional.of(out), Optional.empty(), err);
    }
    PrintWriter file = file(Path.of(jsonLog.get()));
    return new MailLog(Optional.of(out), Optional.of(file), Optional.of(file), err);
  }

  private static PrintWriter file(Path file) {
    try {
      return new PrintWriter(LogFile.addingTo(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the log " + file + ": " + FileTrouble.whyNotWritten(file, e), e);
    }
  }

  /** Says to people what is of interest before all receivers are there. */
  void note(String line) {
    print(text, () -> line);
  }

  /** Says to people what has happened meanwhile, wherever they may look. */
  void aside(String line) {
    if (text.isPresent()) {
      note(line);
    } else {
      err.println(line);
      err.flush();
    }
  }

  /** All receivers listen. */
  void ready(List<ReadyFile.Served> receivers, Optional<String> page) {
    String places =
        receivers.stream()
            .map(one -> Endpoint.of(one.receiver().address()).toString())
            .collect(Collectors.joining(" "));
    print(
        text,
        () ->
            "Ready: "
                + places
                + page.map(url -> " - Page: " + url + "/").orElse("")
                + " - Nothing is relayed. Stop with Ctrl-C or SIGTERM.");
    print(
        json,
        () ->
            JsonLine.of(
                begun("ready")
                    .with("pid", ProcessHandle.current().pid())
                    .with("receivers", Data.items(receivers, MailLog::place))
                    .with("page", page.map(url -> url + "/"))
                    .done()));
  }

  private static Data place(ReadyFile.Served one) {
    return Data.tree()
        .with("persona", one.persona())
        .with("address", IpAddress.of(one.receiver().address().getAddress()).text())
        .with("port", one.receiver().address().getPort())
        .done();
  }

  /** A mail is final, in a session that began then and may go on. */
  void add(Mail mail, Instant began) {
    if (mail.trouble().isPresent()) {
      troubled.add(mail.session());
    }
    Duration took = Duration.between(began, mail.time());
    print(text, () -> MailLine.of(mail, began, grounds));
    print(json, () -> MailObject.of(mail, began, took.isNegative() ? Duration.ZERO : took));
  }

  /** A session has ended: of interest when there was no mail in it, or trouble after the last. */
  void add(SessionRecord session) {
    boolean told = troubled.remove(session.id());
    if (!session.last().isMail()) {
      Mail none = withoutMail(session);
      print(text, () -> MailLine.of(none, session.started(), grounds));
      print(json, () -> MailObject.of(none, session.started(), session.took()));
    } else if (session.trouble().isPresent() && !told) {
      print(text, () -> MailLine.ofTrouble(session));
      print(json, () -> trouble(session));
    }
  }

  private static Mail withoutMail(SessionRecord session) {
    return new Mail(
        session.id(),
        1,
        session.persona(),
        session.started().plus(session.took()),
        session.peer(),
        session.claims(),
        session.last(),
        session.transcript(),
        session.tls(),
        session.trouble());
  }

  private static String trouble(SessionRecord session) {
    return JsonLine.of(
        begun("trouble")
            .with("time", session.started().toString())
            .with("session", session.id())
            .with("persona", session.persona())
            .with("peer", session.peer().text())
            .with("client", session.attempt().clientAddress().text())
            .with("trouble", session.trouble().map(MailObject::shortened))
            .with("milliseconds", session.took().toMillis())
            .done());
  }

  /** Nothing more comes; all that was said is printed when this returns. */
  void end(Tally tally) {
    print(
        json,
        () ->
            JsonLine.of(
                begun("end").with("mails", tally.mails()).with("held", tally.holds()).done()));
    close();
  }

  private static Data.Tree begun(String event) {
    return Data.tree().with("version", MailObject.VERSION).with("event", event);
  }

  private static void print(Optional<LinePrinter> to, Supplier<String> line) {
    to.ifPresent(printer -> printer.print(line.get()));
  }

  @Override
  public void close() {
    text.ifPresent(LinePrinter::close);
    json.ifPresent(LinePrinter::close);
    own.ifPresent(PrintWriter::close);
  }
}
