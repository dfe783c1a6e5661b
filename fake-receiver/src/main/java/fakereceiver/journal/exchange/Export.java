package fakereceiver.journal.exchange;

import fakereceiver.given.OwnerOnly;
import fakereceiver.journal.Entry;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Messages on their way into files, as they came. No file that is there is written over. For one
 * thread.
 */
public final class Export implements AutoCloseable {

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Shape shape;
  private final Path target;
  private final Optional<OutputStream> mbox;
  private int count;

  /**
   * Begins.
   *
   * @param target a file that is not there yet for an mbox, else a folder
   * @throws FileAlreadyExistsException when there is such an mbox
   */
  public Export(Shape shape, Path target) throws IOException {
    this.shape = shape;
    this.target = target;
    switch (shape) {
      case MBOX -> {}
      case MAILDIR -> {
        for (String folder : new String[] {"tmp", "new", "cur"}) {
          Files.createDirectories(target.resolve(folder), OwnerOnly.folder(target));
        }
      }
      case EML -> Files.createDirectories(target, OwnerOnly.folder(target));
    }
    this.mbox = shape == Shape.MBOX ? Optional.of(create(target)) : Optional.empty();
  }

  /**
   * Writes the message of an entry, if it has one.
   *
   * @throws FileAlreadyExistsException when its file is there
   */
  public void add(Entry entry) throws IOException {
    Optional<Message> message = entry.mail().message();
    if (message.isEmpty()) {
      return;
    }
    switch (shape) {
      case MBOX -> addToMbox(entry, message.get());
      case MAILDIR -> addToMaildir(entry, message.get());
      case EML -> {
        try (OutputStream out = create(target.resolve(entry.id() + ".eml"))) {
          message.get().writeTo(out);
        }
      }
    }
    count++;
  }

  private void addToMbox(Entry entry, Message message) throws IOException {
    OutputStream out = mbox.orElseThrow();
    out.write(
        ("From " + sender(entry) + " " + ASCTIME.format(entry.mail().time()) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    byte[] text = UnixText.quoted(UnixText.lf(message.bytes()));
    out.write(text);
    out.write(
        (text.length > 0 && text[text.length - 1] == '\n' ? "\n" : "\n\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  /** In one word, whatever a client has sent. */
  private static String sender(Entry entry) {
    String path = entry.mail().attempt().reversePath().map(ReversePath::text).orElse("");
    StringBuilder word = new StringBuilder();
    path.chars().filter(c -> c > ' ' && c < 0x7f).forEach(c -> word.append((char) c));
    return word.isEmpty() ? "MAILER-DAEMON" : word.toString();
  }

  private void addToMaildir(Entry entry, Message message) throws IOException {
    String name = entry.mail().time().getEpochSecond() + "." + entry.id() + ".fake-receiver";
    Path whole = target.resolve("new").resolve(name);
    if (Files.exists(whole)) {
      throw new FileAlreadyExistsException(whole.toString());
    }
    Path part = target.resolve("tmp").resolve(name);
    try (OutputStream out = create(part)) {
      out.write(UnixText.lf(message.bytes()));
    }
    Files.move(part, whole);
  }

  private static OutputStream create(Path file) throws IOException {
    Files.createFile(file, OwnerOnly.file(file));
    return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
  }

  /** How many were written. */
  public int count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    if (mbox.isPresent()) {
      mbox.get().close();
    }
  }
}
