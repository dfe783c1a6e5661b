package smtpprobe.reading;

import fakereceiver.dns.IpAddress;
import fakereceiver.given.OwnerOnly;
import fakereceiver.given.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Remembers all that is read from another host, so that everything is read once and can be written
 * to a folder. For one thread.
 */
public final class Snapshot implements HostReader {

  private final HostReader host;
  private final Map<Object, Reading> asked = new HashMap<>();

  /** By the place in the folder. */
  private final Map<String, Reading> readings = new LinkedHashMap<>();

  private final Map<String, Reading> choices = new LinkedHashMap<>();

  public Snapshot(HostReader host) {
    this.host = host;
  }

  @Override
  public Reading file(String path) {
    return remembered(path, FolderHost.key(path), () -> host.file(path));
  }

  @Override
  public List<String> list(String folder) {
    return host.list(folder);
  }

  @Override
  public Reading run(HostCommand command) {
    return remembered(command, FolderHost.key(command), () -> host.run(command));
  }

  @Override
  public Reading sockets() {
    return remembered(FolderHost.SOCKETS, FolderHost.SOCKETS, host::sockets);
  }

  @Override
  public Reading kernelChoice(IpAddress target) {
    Reading choice = host.kernelChoice(target);
    choices.put(target.text(), choice);
    return choice;
  }

  @Override
  public List<String> limits() {
    return host.limits();
  }

  @Override
  public boolean isRedacted() {
    return host.isRedacted();
  }

  /** A second command may fill the place of a first one that was not there (exim4, exim). */
  private Reading remembered(Object what, String place, Supplier<Reading> read) {
    Reading known = asked.get(what);
    if (known != null) {
      return known;
    }
    Reading reading = read.get();
    asked.put(what, reading);
    readings.merge(place, reading, (before, then) -> before.isThere() ? before : then);
    return reading;
  }

  /**
   * Writes everything that was read, into folders for their owner's eyes: passwords of a network
   * may stand in files that root alone could read.
   *
   * @param redaction replaces addresses and names on the way
   * @throws IllegalArgumentException when {@code folder} is there and not empty
   * @throws UncheckedIOException when it cannot be written
   */
  public void writeTo(Path folder, Optional<Redaction> redaction) {
    try {
      refuseWhatIsThere(folder);
      Files.createDirectories(folder, OwnerOnly.folder(folder));
      StringBuilder absent = new StringBuilder();
      for (Map.Entry<String, Reading> entry : readings.entrySet()) {
        Reading reading = entry.getValue();
        if (reading.isThere()) {
          Path file = folder.resolve(entry.getKey());
          Files.createDirectories(file.getParent(), OwnerOnly.folder(file));
          write(file, reading.orEmpty(), redaction);
        } else {
          absent.append(entry.getKey()).append('\t').append(reading.why()).append('\n');
        }
      }
      write(folder.resolve(FolderHost.ABSENT), absent.toString(), redaction);
      write(folder.resolve(FolderHost.CHOICES), choiceLines(), redaction);
      if (redaction.isPresent() || isRedacted()) {
        Files.writeString(
            folder.resolve(FolderHost.REDACTED),
            "Addresses and names were replaced by those for documentation.\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the snapshot cannot be written to " + folder, e);
    }
  }

  private static void write(Path file, String text, Optional<Redaction> redaction)
      throws IOException {
    Files.writeString(file, redaction.map(r -> r.apply(text)).orElse(text));
  }

  private static void refuseWhatIsThere(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new UsageException(folder + " is there already, expected an empty folder or a new name");
  }

  private String choiceLines() {
    StringBuilder lines = new StringBuilder();
    choices.forEach(
        (target, choice) ->
            lines.append(target).append(' ').append(choice.text().orElse("-")).append('\n'));
    return lines.toString();
  }
}
