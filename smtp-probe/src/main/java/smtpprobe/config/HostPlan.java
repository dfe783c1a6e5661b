package smtpprobe.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A mail host of the project, as it sends or is planned to. Immutable.
 *
 * @param name what the file calls it
 * @param line where in the file it begins
 * @param client the address that its mail comes from, as receivers see it
 * @param tls whether it uses TLS
 * @param zones zone files of its own; empty for those of the whole file
 * @param personas receivers of its own; empty for those of the whole file
 */
public record HostPlan(
    String name,
    int line,
    String client,
    String helo,
    String from,
    List<String> to,
    Optional<String> headerFrom,
    Optional<Path> message,
    boolean tls,
    List<String> zones,
    List<String> personas) {

  public HostPlan {
    to = List.copyOf(to);
    zones = List.copyOf(zones);
    personas = List.copyOf(personas);
  }
}
