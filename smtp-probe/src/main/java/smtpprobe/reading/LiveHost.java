package smtpprobe.reading;

import fakereceiver.dns.IpAddress;
import fakereceiver.given.GivenText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import smtpprobe.routing.OwnName;

/**
 * The machine that the program runs on. Programs are taken from the system's folders only, whatever
 * {@code PATH} says: this may run as root.
 */
public final class LiveHost implements HostReader {

  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");
  private static final int MAX_OCTETS = 4 << 20;
  private static final long SECONDS = 3;

  /** This machine, whatever its system is. */
  public static HostReader ofThis() {
    return of(System.getProperty("os.name", "Linux"));
  }

  /** This machine, with a system of that name. */
  static HostReader of(String osName) {
    HostReader live = new LiveHost();
    return OtherSystem.name(osName)
        .<HostReader>map(system -> OtherSystem.of(live, system))
        .orElse(live);
  }

  @Override
  public Reading file(String path) {
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      String text = GivenText.of(in.readNBytes(MAX_OCTETS));
      return Reading.of(NetworkSecrets.without(path, text));
    } catch (NoSuchFileException e) {
      return Reading.missing("there is no " + path);
    } catch (AccessDeniedException e) {
      return Reading.missing(path + " may not be read by this user");
    } catch (IOException | InvalidPathException e) {
      return Reading.missing(path + " cannot be read");
    }
  }

  @Override
  public List<String> list(String folder) {
    return FolderHost.names(Path.of(folder));
  }

  @Override
  public Reading run(HostCommand command) {
    String name = command.words().get(0);
    Optional<Path> program =
        FOLDERS.stream().map(f -> Path.of(f, name)).filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      return Reading.missing("there is no program " + name + " that may be run");
    }
    List<String> words =
        Stream.concat(Stream.of(program.get().toString()), command.words().stream().skip(1))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close(); // it is given nothing to read
      return output(command, process);
    } catch (IOException e) {
      return Reading.missing("\"" + command + "\" cannot be run");
    }
  }

  private static Reading output(HostCommand command, Process process) {
    CompletableFuture<String> out = text(process.getInputStream());
    CompletableFuture<String> complaints = text(process.getErrorStream());
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return Reading.missing("\"" + command + "\" took longer than " + SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        String why = complaints.get(1, TimeUnit.SECONDS).lines().findFirst().orElse("");
        return Reading.missing(
            "\"" + command + "\" failed" + (why.isBlank() ? "" : ": " + why.strip()));
      }
      return Reading.of(out.get(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reading.missing("\"" + command + "\" was interrupted");
    } catch (ExecutionException | TimeoutException e) {
      return Reading.missing("the output of \"" + command + "\" cannot be read");
    } finally {
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> text(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (in) {
            return new String(in.readNBytes(MAX_OCTETS), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public Reading kernelChoice(IpAddress target) {
    return OwnName.sourceFor(target)
        .map(source -> Reading.of(source.text()))
        .orElse(Reading.missing("no route to " + target));
  }

  @Override
  public Reading sockets() {
    return ProcessSockets.read(List.of(file("/proc/net/tcp6"), file("/proc/net/tcp")));
  }

  @Override
  public boolean isRedacted() {
    return false;
  }
}
