package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.dns.Dns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.ZoneFile;
import fakereceiver.dns.Zones;
import fakereceiver.given.GivenText;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import smtpprobe.Probe;
import smtpprobe.report.Reports;

/**
 * Many predictions in one process: a question in each line, a report for each, in order. Holds one
 * line and a few zones at a time.
 *
 * @param usual what a line does not say
 * @param personas the receivers where a line names none
 * @param suffixList makes personas use the list of the user's
 * @param dns opens the DNS of a line that names no zone
 * @param probe over that DNS
 */
record Batch(
    Plan usual,
    List<String> personas,
    UnaryOperator<List<Persona>> suffixList,
    Supplier<Dns> dns,
    Function<Dns, Probe> probe) {

  private static final int MOST_OCTETS = 1 << 20;
  private static final int MOST_KEPT = 16;

  /** What was opened last, and is likely to be asked for again. */
  private static final class Kept<T> extends LinkedHashMap<List<String>, T> {
    private static final long serialVersionUID = 1L;

    Kept() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<List<String>, T> eldest) {
      return size() > MOST_KEPT;
    }
  }

  /** Answers every line, and says which exit code follows: a line that is wrong is 2 in the end. */
  int run(InputStream in, PrintWriter out, OutputOptions output) throws IOException {
    Kept<Probe> probes = new Kept<>();
    Kept<List<Persona>> receivers = new Kept<>();
    boolean wrong = false;
    boolean worse = false;
    boolean open = false;
    long number = 0;
    for (Optional<byte[]> line = next(in); line.isPresent(); line = next(in)) {
      number++;
      String text =
          number == 1 ? GivenText.of(line.get()) : new String(line.get(), StandardCharsets.UTF_8);
      if (text.isBlank()) {
        continue;
      }
      try {
        BatchLine question = BatchLine.read(text, line.get().length > MOST_OCTETS, this);
        Probe probe =
            probes.computeIfAbsent(question.zones(), zones -> probe().apply(answers(zones)));
        List<Persona> personas =
            receivers.computeIfAbsent(
                question.personas(), words -> suffixList().apply(output.receivers(words)));
        int code =
            output.line(
                out,
                Reports.of(Question.of(question.plan().attempt(), personas).ask(probe)),
                number);
        worse |= code == ExitCode.WORSE;
        open |= code == ExitCode.UNDECIDED;
      } catch (IllegalArgumentException | UncheckedIOException e) {
        wrong = true;
        output.error(out, Printable.of(String.valueOf(e.getMessage())), number);
      }
    }
    output.endOfLines();
    return wrong
        ? ExitCode.USAGE
        : worse ? ExitCode.WORSE : open ? ExitCode.UNDECIDED : ExitCode.OK;
  }

  private Dns answers(List<String> zones) {
    return zones.isEmpty()
        ? dns.get()
        : new ZoneDns(Zones.readFiles(zones.stream().map(ZoneFile::parse).toList()));
  }

  /** The next line without its end; of one that is too long, no more than shows that it is. */
  private static Optional<byte[]> next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return Optional.empty();
    }
    while (octet >= 0 && octet != 10) {
      if (line.size() <= MOST_OCTETS) {
        line.write(octet);
      }
      octet = in.read();
    }
    return Optional.of(line.toByteArray());
  }
}
