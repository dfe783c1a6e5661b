package fakereceiver.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A master file, and the zone that it is of, as named.conf would say it. Immutable.
 *
 * @param path where it is
 * @param zone what {@code @} means at its beginning; empty when the file has to tell
 */
public record ZoneFile(Path path, Optional<DomainName> zone) {

  /** A file that has to tell which zone it is of. */
  public static ZoneFile of(Path path) {
    return new ZoneFile(path, Optional.empty());
  }

  /** Reads {@code FILE} or {@code ZONE=FILE}; a file that is there may have {@code =} in it. */
  public static ZoneFile parse(String text) {
    int equals = text.indexOf('=');
    Optional<DomainName> zone =
        equals < 0 ? Optional.empty() : DomainName.parse(text.substring(0, equals));
    return zone.isEmpty() || Files.exists(Path.of(text))
        ? of(Path.of(text))
        : new ZoneFile(Path.of(text.substring(equals + 1)), zone);
  }

  /**
   * The file that {@code from} includes, beside it or, as name servers look for it whose directory
   * that is, beside this file; empty when it is outside of this file's folder.
   */
  Optional<Path> included(Path from, String name) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      Path beside = from.resolveSibling(name);
      Path file = Files.exists(beside) ? beside : path.resolveSibling(name);
      boolean inside =
          folder != null
              && file.toAbsolutePath().normalize().startsWith(folder.normalize())
              && (!Files.exists(file) || file.toRealPath().startsWith(folder.toRealPath()));
      return inside ? Optional.of(file) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // nobody can say that it is inside
    }
  }
}
