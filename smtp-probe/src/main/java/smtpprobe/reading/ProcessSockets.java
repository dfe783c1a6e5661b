package smtpprobe.reading;

import fakereceiver.mail.Shortened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which process holds which listening socket, from the links in {@code /proc/PID/fd}. Command lines
 * may hold secrets, so that of Docker's proxy is the only one that is kept.
 */
final class ProcessSockets {

  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)\\]");
  private static final String LISTEN = "0A";
  private static final String PROXY = "docker-proxy";
  private static final int MAX_PROCESSES = 5000;
  private static final int MAX_COMMAND_LINE = 300;

  private ProcessSockets() {}

  /** The processes behind the sockets that wait in these tables, {@code tcp6} and {@code tcp}. */
  static Reading read(List<Reading> tables) {
    Set<String> listening = new HashSet<>();
    for (Reading table : tables) {
      table
          .orEmpty()
          .lines()
          .map(line -> line.strip().split("\\s+", -1))
          .filter(words -> words.length > 9 && words[3].equals(LISTEN))
          .forEach(words -> listening.add(words[9]));
    }
    List<String> lines = new ArrayList<>();
    boolean refused = false;
    int seen = 0;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
      for (Path process : processes) {
        if (seen++ >= MAX_PROCESSES) {
          break;
        }
        refused |= !addSockets(process, listening, lines);
      }
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      return Reading.missing("/proc cannot be read");
    }
    return lines.isEmpty() && refused
        ? Reading.missing("the processes of other users can only be seen by root")
        : Reading.of(String.join("", lines));
  }

  /** Whether the process let us look; one that has just ended did. */
  private static boolean addSockets(Path process, Set<String> listening, List<String> lines) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      String who = "";
      for (Path descriptor : open) {
        Matcher socket = SOCKET.matcher(target(descriptor));
        if (socket.matches() && listening.contains(socket.group(1))) {
          who = who.isEmpty() ? name(process) + "\t" + commandLine(process) : who;
          lines.add(socket.group(1) + "\t" + who + "\n");
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException | DirectoryIteratorException e) {
      return false;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readAttributes(descriptor, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .isSymbolicLink()
          ? Files.readSymbolicLink(descriptor).toString()
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(Path process) throws IOException {
    return clean(Files.readString(process.resolve("comm"), StandardCharsets.ISO_8859_1));
  }

  private static String commandLine(Path process) throws IOException {
    if (!name(process).equals(PROXY)) {
      return "";
    }
    String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    return clean(Shortened.start(line, MAX_COMMAND_LINE));
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
  }
}
