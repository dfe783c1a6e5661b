package smtpprobe.reading;

import fakereceiver.dns.IpAddress;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A host as a folder: a {@linkplain Snapshot snapshot} of another machine, or one made up for a
 * test. Files are where they are on the host, commands under {@code commands}.
 */
public final class FolderHost implements HostReader {

  static final String CHOICES = "kernel-choices.txt";
  static final String SOCKETS = "sockets.txt";
  static final String ABSENT = "absent.txt";
  static final String REDACTED = "redacted.txt";

  private static final int MAX_FILES = 200;
  private static final int MAX_OCTETS = 4 << 20;

  private final Path folder;
  private final Map<String, String> absent;

  /**
   * The host in {@code folder}.
   *
   * @throws IllegalArgumentException when that is not a folder
   */
  public FolderHost(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder + " is not a folder, expected one that --snapshot has written");
    }
    this.folder = folder;
    this.absent = new HashMap<>();
    this.absent.putAll(pairs(ABSENT));
  }

  @Override
  public Reading file(String path) {
    return read(key(path));
  }

  @Override
  public List<String> list(String path) {
    Path inside = folder.resolve(key(path)).normalize();
    return leadsOut(inside) ? List.of() : names(inside);
  }

  /** Through a link too: a snapshot may be a stranger's, and shows nothing of this machine. */
  private boolean leadsOut(Path inside) {
    try {
      return !inside.startsWith(folder.normalize())
          || !inside.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false; // it is not there, or leads to itself: whoever reads it says so
    }
  }

  /** The files right in a folder, at most as many as anybody keeps there. */
  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .limit(MAX_FILES)
          .toList();
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return List.of();
    }
  }

  static String key(String path) {
    return path.substring(1);
  }

  static String key(HostCommand command) {
    return "commands/" + command.file();
  }

  @Override
  public Reading run(HostCommand command) {
    return read(key(command));
  }

  @Override
  public Reading kernelChoice(IpAddress target) {
    String choice = pairs(CHOICES).get(target.text());
    if (choice == null) {
      return Reading.missing("the snapshot does not hold the kernel's choice for " + target);
    }
    return choice.equals("-") ? Reading.missing("no route to " + target) : Reading.of(choice);
  }

  @Override
  public Reading sockets() {
    return read(SOCKETS);
  }

  @Override
  public boolean isRedacted() {
    return Files.exists(folder.resolve(REDACTED));
  }

  private Map<String, String> pairs(String file) {
    Map<String, String> pairs = new HashMap<>();
    for (String line : read(file).orEmpty().lines().toList()) {
      String[] halves = line.split("[ \t]+", 2);
      if (halves.length == 2) {
        pairs.put(halves[0], halves[1].strip());
      }
    }
    return pairs;
  }

  private Reading read(String key) {
    try {
      Path file = folder.resolve(key).normalize();
      if (leadsOut(file)) {
        return Reading.missing("/" + key + " leads out of the folder");
      }
      return Reading.of(GivenText.read(file, MAX_OCTETS));
    } catch (NoSuchFileException e) {
      return Reading.missing(reason(key));
    } catch (IOException e) {
      return Reading.missing(
          "/" + key + " of the folder: " + FileTrouble.why(folder.resolve(key), e));
    } catch (InvalidPathException e) {
      return Reading.missing("\"" + key + "\" is no name of a file");
    }
  }

  private String reason(String key) {
    String why = absent.getOrDefault(key, "");
    return why.isEmpty() ? "the snapshot holds no " + key : why;
  }
}
