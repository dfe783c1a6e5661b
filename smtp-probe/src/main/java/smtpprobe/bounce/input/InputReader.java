package smtpprobe.bounce.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import smtpprobe.bounce.Bounce;
import smtpprobe.bounce.BounceExplainer;
import smtpprobe.bounce.Shape;
import smtpprobe.bounce.log.LogEntry;
import smtpprobe.bounce.log.LogFilter;
import smtpprobe.bounce.log.LogTries;
import smtpprobe.bounce.log.QueueListing;
import smtpprobe.bounce.mail.Texts;
import smtpprobe.bounce.mail.Webhook;

/** Reads inputs of any size and hands on what it finds in them. Not safe for several threads. */
public final class InputReader {

  private static final int MAX_MAIL =
      (int) Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 16);
  private static final int HEAD = 64 * 1024;
  private static final int MAX_DEPTH = 8;

  /** A message to thousands of recipients is one line of {@code postqueue -j}. */
  private static final int MAX_QUEUED = 4 * 1024 * 1024;

  /** A log says something sooner; {@code yes} and {@code /dev/zero} never do. */
  private static final long MAX_SILENCE = 64L << 20;

  private final BounceExplainer explainer;
  private final Consumer<Item> sink;
  private final Consumer<String> notes;
  private final LogTries written = new LogTries();
  private long lines;
  private long items;
  private boolean isIncomplete;
  private boolean isRefused;

  /**
   * Reads for that explainer.
   *
   * @param sink told of each mail, each line of a log that says something, each report
   * @param notes told what could not be read, in a sentence without a full stop
   */
  public InputReader(BounceExplainer explainer, Consumer<Item> sink, Consumer<String> notes) {
    this.explainer = explainer;
    this.sink = sink;
    this.notes = notes;
  }

  /** How many lines of logs have been read. */
  public long lines() {
    return lines;
  }

  /** Whether something could not be read, which was told. */
  public boolean isIncomplete() {
    return isIncomplete;
  }

  /** Whether there was nothing that could be read at all, which was told. */
  public boolean isRefused() {
    return isRefused && items == 0 && lines == 0;
  }

  private void note(String what) {
    isIncomplete = true;
    notes.accept(what);
  }

  private void refuse(String what) {
    isRefused = true;
    notes.accept(what);
  }

  private void found(Item item) {
    items++;
    isIncomplete |= !item.bounce().notes().isEmpty();
    sink.accept(item);
  }

  /** Reads a file, or each file of a folder in the order of their names but our own reports. */
  public void read(Path path) {
    if (Files.isDirectory(path)) {
      folder(path);
    } else {
      file(path, false);
    }
  }

  private void folder(Path folder) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, MAX_DEPTH)) {
      // links are not followed: they could lead round in circles
      files =
          all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
    } catch (IOException | UncheckedIOException e) {
      note(folder + " cannot be read: " + e.getMessage());
      return;
    }
    files.forEach(file -> file(file, true));
  }

  private void file(Path file, boolean isOfFolder) {
    try (InputStream in = Files.newInputStream(file)) {
      read(file.toString(), in, Long.MAX_VALUE, isOfFolder);
    } catch (IOException e) {
      note(file + " cannot be read: " + e.getMessage());
    }
  }

  /** Reads an input to its end, or until it has told nothing for very long: it may have no end. */
  public void read(String name, InputStream raw) {
    read(name, raw, MAX_SILENCE, false);
  }

  private void read(String name, InputStream raw, long mostSilence, boolean isOfFolder) {
    try {
      BufferedInputStream in = Recoded.of(Unpacked.of(raw));
      in.mark(HEAD);
      byte[] head = in.readNBytes(HEAD);
      in.reset();
      if (head.length < HEAD && new String(head, StandardCharsets.UTF_8).isBlank()) {
        String empty = name.equals("-") ? "standard input" : name;
        refuse(empty + " is empty, expected a mail, a log, a report or a reply");
        return;
      }
      if (isOfFolder && OwnReport.begins(head)) {
        return;
      }
      Optional<String> foreign = Foreign.kind(head);
      if (foreign.isPresent()) {
        refuse(
            name + " is " + foreign.get() + ", expected text: save the mail as .eml, or copy it");
        return;
      }
      switch (Shape.of(head)) {
        case MAIL -> {
          if (isMbox(head)) {
            mbox(name, in);
          } else {
            whole(name, in);
          }
        }
        case LOG -> {
          boolean unused = log(name, new Patience(in, mostSilence));
        }
        case QUEUE -> queue(name, new Pieces(new Patience(in, mostSilence), MAX_QUEUED));
        case REPORT -> report(name, in);
        case OWN_JSON -> whole(name, in);
        case TEXT -> text(name, new Patience(in, mostSilence), head);
      }
    } catch (IOException e) {
      note(name + ": " + e.getMessage());
    }
  }

  private static boolean isMbox(byte[] head) {
    return head.length > 5 && new String(head, 0, 5, StandardCharsets.US_ASCII).equals("From ");
  }

  /** A long text may be a log whose first lines said nothing, or a reply with much behind it. */
  private void text(String name, Patience in, byte[] head) throws IOException {
    if (head.length < HEAD || Webhook.begins(new String(head, StandardCharsets.UTF_8))) {
      whole(name, in);
    } else if (!log(name, in)) {
      note(name + ": only the first " + HEAD + " octets were read");
      found(new Item(name, "", "", explainer.explain(head)));
    }
  }

  private void whole(String name, InputStream in) throws IOException {
    found(new Item(name, "", "", explainer.explain(octets(name, in))));
  }

  /** What is packed once more and is no report may hold anything. */
  private void report(String name, InputStream in) throws IOException {
    byte[] octets = octets(name, in);
    Optional<Bounce> report = explainer.feedback(octets);
    Optional<String> packed = Unpacked.kind(octets);
    if (report.isEmpty() && packed.isPresent()) {
      refuse(name + ": " + packed.get() + " with no report in it; unpack it first");
    } else {
      found(new Item(name, "", "", report.orElseGet(() -> explainer.explain(octets))));
    }
  }

  private byte[] octets(String name, InputStream in) throws IOException {
    byte[] octets = in.readNBytes(MAX_MAIL);
    if (octets.length == MAX_MAIL && in.read() >= 0) {
      note(name + ": only the first " + MAX_MAIL + " octets were read");
    }
    return octets;
  }

  private void mbox(String name, InputStream in) throws IOException {
    Pieces pieces = new Pieces(in);
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    int number = 0;
    boolean afterBlank = true;
    while (pieces.next()) {
      if (afterBlank && pieces.startsWith("From ") && mail.size() > 0) {
        found(new Item(name, "#" + ++number, "", explainer.mail(mail.toByteArray())));
        mail.reset();
      }
      afterBlank = pieces.end == pieces.start;
      if (mail.size() < MAX_MAIL) {
        int quoted = pieces.startsWith(">From ") ? 1 : 0;
        mail.write(pieces.line, pieces.start + quoted, pieces.end - pieces.start - quoted);
        mail.write('\n');
      }
    }
    if (mail.size() > 0) {
      found(new Item(name, "#" + ++number, "", explainer.mail(mail.toByteArray())));
    }
  }

  /** Whether anything in it told of mail that was refused. */
  private boolean log(String name, Patience in) throws IOException {
    Pieces pieces = new Pieces(in);
    long number = 0;
    boolean any = false;
    LogTries log = new LogTries();
    while (pieces.next()) {
      number++;
      lines++;
      if (LogFilter.isOfInterest(pieces.line, pieces.start, pieces.end)) {
        List<Item> items = items(name, ":" + number, log.read(text(pieces)));
        items.forEach(this::found);
        if (!items.isEmpty()) {
          any = true;
          in.goOn();
        }
      }
    }
    return any;
  }

  private void queue(String name, Pieces pieces) throws IOException {
    QueueListing listing = new QueueListing();
    long number = 0;
    while (pieces.next()) {
      String where = ":" + ++number;
      lines++;
      if (pieces.isCut()) {
        note(name + where + ": only the first " + MAX_QUEUED + " octets of the line were read");
      }
      listing.read(text(pieces)).forEach(entry -> found(item(name, where, entry)));
    }
  }

  private static String text(Pieces pieces) {
    return Texts.of(Arrays.copyOfRange(pieces.line, pieces.start, pieces.end));
  }

  /** What a line of a log that is being written tells. */
  public List<Item> line(String name, String line) {
    return items(name, "", written.read(line));
  }

  private List<Item> items(String name, String part, List<LogEntry> entries) {
    return entries.stream().map(entry -> item(name, part, entry)).toList();
  }

  private Item item(String name, String part, LogEntry entry) {
    return new Item(name, part, entry.time(), explainer.ofLine(entry));
  }
}
