package fakereceiver.cli;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.FileTrouble;
import fakereceiver.dns.IpAddress;
import fakereceiver.report.Data;
import fakereceiver.report.JsonLine;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code serve} tells of itself and of each mail, to people, to programs, or to both. */
final class MailLog implements AutoCloseable {

  /** In the place of a file: the output itself, which then holds nothing else. */
  static final String OUTPUT = "-";

  private final Optional<PrintWriter> text;
  private final Optional<PrintWriter> json;
  private final boolean own;

  private MailLog(Optional<PrintWriter> text, Optional<PrintWriter> json, boolean own) {
    this.text = text;
    this.json = json;
    this.own = own;
  }

  /**
   * Text on {@code out}, and JSON where it is wanted.
   *
   * @param jsonLog a file that is added to, or {@link #OUTPUT}
   */
  static MailLog open(PrintWriter out, Optional<String> jsonLog) {
    if (jsonLog.isEmpty()) {
      return new MailLog(Optional.of(out), Optional.empty(), false);
    }
    if (jsonLog.get().equals(OUTPUT)) {
      return new MailLog(Optional.empty(), Optional.of(out), false);
    }
    return new MailLog(Optional.of(out), Optional.of(file(Path.of(jsonLog.get()))), true);
  }

  private static PrintWriter file(Path file) {
    try {
      return new PrintWriter(
          Files.newBufferedWriter(
              file,
              StandardCharsets.US_ASCII,
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the log " + file + ": " + FileTrouble.whyNotWritten(file, e), e);
    }
  }

  /** Says to people what is of interest before all receivers are there. */
  void note(String line) {
    print(text, List.of(line));
  }

  /** All receivers listen. */
  void ready(List<ReadyFile.Served> receivers, Optional<String> page) {
    String places =
        receivers.stream()
            .map(one -> Endpoint.of(one.receiver().address()).toString())
            .collect(Collectors.joining(" "));
    print(
        text,
        List.of(
            "Ready: "
                + places
                + page.map(url -> " - Page: " + url + "/").orElse("")
                + " - Nothing is relayed. Stop with Ctrl-C or SIGTERM."));
    print(
        json,
        List.of(
            JsonLine.of(
                begun("ready")
                    .with("pid", ProcessHandle.current().pid())
                    .with("receivers", Data.items(receivers, MailLog::place))
                    .with("page", page.map(url -> url + "/"))
                    .done())));
  }

  private static Data place(ReadyFile.Served one) {
    return Data.tree()
        .with("persona", one.persona())
        .with("address", IpAddress.of(one.receiver().address().getAddress()).text())
        .with("port", one.receiver().address().getPort())
        .done();
  }

  /** A session has ended. */
  void add(SessionRecord session) {
    print(text, SessionLine.of(session));
    if (json.isPresent()) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < session.transactions().size(); i++) {
        lines.add(
            MailObject.of(session, session.transactions().get(i), session.forgotten() + i + 1));
      }
      print(json, lines);
    }
  }

  /** Nothing more comes. */
  void end(Tally tally) {
    print(
        json,
        List.of(
            JsonLine.of(
                begun("end").with("mails", tally.mails()).with("held", tally.holds()).done())));
  }

  private static Data.Tree begun(String event) {
    return Data.tree().with("version", MailObject.VERSION).with("event", event);
  }

  /** Lines of one session stay together, and are out when this returns: somebody may read along. */
  private static void print(Optional<PrintWriter> to, List<String> lines) {
    to.ifPresent(
        out -> {
          synchronized (out) {
            lines.forEach(out::println);
            out.flush();
          }
        });
  }

  @Override
  public void close() {
    if (own) {
      json.ifPresent(PrintWriter::close);
    }
  }
}
