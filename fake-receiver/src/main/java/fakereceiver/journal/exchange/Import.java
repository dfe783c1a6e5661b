package fakereceiver.journal.exchange;

import fakereceiver.dns.IpAddress;
import fakereceiver.given.GivenFile;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Transcript;
import fakereceiver.session.Mail;
import fakereceiver.session.Transaction;
import fakereceiver.session.TransactionParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files with mails, which become mails that nobody has judged: their persona is {@link
 * Mail#NOBODY}, their client {@code ::}. The envelope is what the message's own fields say of it
 * ({@code Return-Path}, {@code Delivered-To}).
 */
public final class Import {

  /** The largest file; it is held twice while it is read. */
  public static final int MAX_OCTETS = atMost(Runtime.getRuntime().maxMemory() / 4);

  /** The largest mail, of which there are several forms at once. */
  private static final int MAX_MAIL = atMost(Runtime.getRuntime().maxMemory() / 16);

  private static final int MAX_RECIPIENTS = 100;

  private final Clock now;
  private int count;

  /** Is given one mail after the other. */
  @FunctionalInterface
  public interface Taker {
    void take(Mail mail) throws IOException;
  }

  /** Imports; mails are as old as their entry, whatever they say themselves. */
  public Import(Clock now) {
    this.now = now;
  }

  /** Reads an mbox, a Maildir, a folder of {@code .eml} files, or one such file. */
  public void read(Path path, Taker taker) throws IOException {
    if (!Files.isDirectory(path)) {
      file(path, taker);
    } else if (Files.isDirectory(path.resolve("cur")) || Files.isDirectory(path.resolve("new"))) {
      for (String folder : new String[] {"cur", "new"}) {
        if (Files.isDirectory(path.resolve(folder))) {
          for (Path file : files(path.resolve(folder), "*")) {
            one(path, UnixText.crlf(GivenFile.read(file, MAX_MAIL)), taker);
          }
        }
      }
    } else {
      for (Path file : files(path, "*.eml")) {
        file(file, taker);
      }
    }
  }

  private static int atMost(long octets) {
    return (int) Math.min(1L << 30, octets);
  }

  /** How many mails there were. */
  public int count() {
    return count;
  }

  /** Without links: they may lead to what is not for whoever looks at the journal. */
  private static List<Path> files(Path folder, String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
      for (Path file : all) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(file);
        }
      }
    }
    Collections.sort(files);
    return files;
  }

  private void file(Path file, Taker taker) throws IOException {
    byte[] octets = GivenFile.read(file, MAX_OCTETS);
    if (isBlank(octets)) {
      return; // an mbox without a mail
    }
    if (!UnixText.startsWithFrom(octets, 0)) {
      refuseHuge(file, octets.length);
      one(file, octets, taker);
      return;
    }
    int from = 0;
    while (from < octets.length) {
      int next = next(octets, from);
      refuseHuge(file, next - from);
      one(file, UnixText.crlf(unquoted(octets, from, next)), taker);
      from = next;
    }
  }

  private static boolean isBlank(byte[] octets) {
    for (byte octet : octets) {
      if (!Character.isWhitespace(octet)) {
        return false;
      }
    }
    return true;
  }

  private static void refuseHuge(Path file, int octets) throws IOException {
    if (octets > MAX_MAIL) {
      throw new IOException(
          file + ": a mail of " + octets + " octets, more than the memory is enough for (-Xmx)");
    }
  }

  /** Where the next mail of an mbox begins: at "From " behind an empty line. */
  private static int next(byte[] octets, int from) {
    for (int i = from + 1; i < octets.length; i++) {
      if (octets[i - 1] == '\n'
          && UnixText.startsWithFrom(octets, i)
          && (i < 2 || octets[i - 2] == '\n' || octets[i - 2] == '\r')) {
        return i;
      }
    }
    return octets.length;
  }

  /** Without its first line, the empty last one, and one {@code >} before each "From ". */
  private static byte[] unquoted(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && octets[at] != '\n') {
      at++;
    }
    int end = to - from > 1 && octets[to - 1] == '\n' && octets[to - 2] == '\n' ? to - 1 : to;
    ByteArrayOutputStream text = new ByteArrayOutputStream(Math.max(0, end - at));
    for (int i = at + 1; i < end; i++) {
      if (octets[i] != '>' || octets[i - 1] != '\n' || !UnixText.isFrom(octets, i)) {
        text.write(octets[i]);
      }
    }
    return text.toByteArray();
  }

  private void one(Path source, byte[] octets, Taker taker) throws IOException {
    Message message = Message.of(octets);
    Attempt attempt = Attempt.from(IpAddress.of("::"));
    Optional<String> path = message.fields("Return-Path").stream().findFirst();
    if (path.isPresent()) {
      attempt = attempt.withReversePath(ReversePath.of(address(path.get())));
    }
    for (String to : message.fields("Delivered-To").stream().limit(MAX_RECIPIENTS).toList()) {
      attempt = attempt.withRecipient(Mailbox.of(address(to)));
    }
    count++;
    taker.take(
        new Mail(
            "",
            1,
            Mail.NOBODY,
            now.instant(),
            IpAddress.of("::"),
            Map.of(),
            new Transaction(
                attempt.withMessage(message),
                Verdict.open(Mail.NOBODY),
                TransactionParameters.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()),
            new Transcript(List.of()),
            Optional.empty(),
            Optional.of("imported from " + source + "; nobody has judged it")));
  }

  private static String address(String field) {
    String text = field.strip();
    return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
  }
}
