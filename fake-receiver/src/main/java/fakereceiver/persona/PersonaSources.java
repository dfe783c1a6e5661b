package fakereceiver.persona;

import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlArchive;
import fakereceiver.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of the built-in personas: parsed by the build, if that has been done since they
 * changed, and else parsed now. Thread-safe.
 */
final class PersonaSources {

  /** What {@link PersonaCompiler} writes, beside the files. */
  static final String ARCHIVE = "compiled.yamls";

  /**
   * In a folder a file may be newer than what was made of it; a jar is packed when both are there.
   */
  private static final String FOLDER = "file";

  /** Null where there is none, and as long as nobody has looked. */
  private @Nullable YamlArchive compiled;

  private boolean isPacked;

  private boolean hasLooked;

  /** The file of that persona; empty when it is no map, and {@code problems} says why. */
  synchronized Optional<YamlMap> read(String name, Problems problems) {
    Optional<YamlArchive> archive = compiled();
    return isPacked
        ? archive.flatMap(all -> all.file(name, problems))
        : read(name, archive, problems);
  }

  /** The same where files may be newer than that archive. */
  static Optional<YamlMap> read(String name, Optional<YamlArchive> archive, Problems problems) {
    byte[] source = text(name);
    return archive
        .filter(all -> all.isOf(name, source))
        .flatMap(all -> all.file(name, problems))
        .or(() -> YamlMap.read(new String(source, StandardCharsets.UTF_8), problems));
  }

  private Optional<YamlArchive> compiled() {
    URL archive = hasLooked ? null : PersonaSources.class.getResource(ARCHIVE);
    if (archive != null) {
      compiled = YamlArchive.of(octets(archive)).orElse(null);
      isPacked = compiled != null && !archive.getProtocol().equals(FOLDER);
    }
    hasLooked = true;
    return Optional.ofNullable(compiled);
  }

  /** The text of that persona. */
  static byte[] text(String name) {
    return octets(resource(name));
  }

  private static URL resource(String name) {
    URL resource = PersonaSources.class.getResource(name + ".yaml");
    if (resource == null) {
      throw new IllegalStateException("the program lacks its persona " + name);
    }
    return resource;
  }

  private static byte[] octets(URL resource) {
    try (InputStream in = resource.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource.toString(), e);
    }
  }
}
