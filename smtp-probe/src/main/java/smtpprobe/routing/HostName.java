package smtpprobe.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a host calls itself: from the kernel where that is a file (Linux), from its environment
 * (Windows), or from {@code hostname} (macOS and other Unixes). The JDK's way to ask for it looks
 * it up in DNS; these do not.
 *
 * @param kernel the file
 * @param environment the variables
 * @param program the command; it is not looked for in {@code PATH}
 */
public record HostName(Path kernel, Map<String, String> environment, Path program) {

  private static final int MOST = 1024;
  private static final int SECONDS = 3;

  public HostName {
    environment = Map.copyOf(environment);
  }

  /** Of this machine. */
  public static HostName ofThis() {
    return new HostName(
        Path.of("/proc/sys/kernel/hostname"), System.getenv(), Path.of("/bin/hostname"));
  }

  /** The name, as it is found; empty when nothing tells it. */
  public Optional<String> text() {
    try {
      return Optional.of(Files.readString(kernel).strip());
    } catch (IOException e) { // not Linux
      return ofEnvironment().or(this::ofProgram);
    }
  }

  /** Windows knows the name of the machine and that of the domain which it is a member of. */
  private Optional<String> ofEnvironment() {
    String domain = environment.getOrDefault("USERDNSDOMAIN", "");
    return Optional.ofNullable(environment.get("COMPUTERNAME"))
        .filter(name -> !name.isBlank())
        .map(name -> domain.isBlank() ? name : name + "." + domain)
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  private Optional<String> ofProgram() {
    if (!Files.isExecutable(program)) {
      return Optional.empty();
    }
    try {
      Process process = new ProcessBuilder(program.toString()).start();
      try {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) { // a name fits into a pipe
          return Optional.empty();
        }
        byte[] said = process.getInputStream().readNBytes(MOST);
        return Optional.of(new String(said, StandardCharsets.UTF_8).strip())
            .filter(name -> !name.isEmpty());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
