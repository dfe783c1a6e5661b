package fakereceiver.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The YAML files in one folder of a program: parsed by the build, if that has been done since they
 * changed, and else parsed now. Thread-safe.
 */
public final class YamlResources {

  /** What the build writes, beside the files. */
  public static final String ARCHIVE = "compiled.yamls";

  /**
   * In a folder a file may be newer than what was made of it; a jar is packed when both are there.
   */
  private static final String FOLDER = "file";

  private final String folder;
  private final Function<String, @Nullable URL> finder;

  /** Null where there is none, and as long as nobody has looked. */
  private @Nullable YamlArchive compiled;

  private boolean isPacked;
  private boolean hasLooked;

  /**
   * Those in that folder.
   *
   * @param folder {@code fakereceiver/persona}
   * @param finder finds {@code /fakereceiver/persona/gmail.yaml}, or nothing: only a class of the
   *     same module can
   */
  public YamlResources(String folder, Function<String, @Nullable URL> finder) {
    this.folder = folder;
    this.finder = finder;
  }

  /**
   * The file {@code NAME.yaml}; empty when it is no map, and {@code problems} says why.
   *
   * @throws IllegalStateException when there is none
   */
  public synchronized Optional<YamlMap> read(String name, Problems problems) {
    return read(name, archive(), isPacked, problems);
  }

  /** The same from that archive, of which the file is newer perhaps if it is not packed. */
  Optional<YamlMap> read(
      String name, Optional<YamlArchive> archive, boolean packed, Problems problems) {
    if (packed && archive.isPresent() && archive.get().has(name)) {
      return archive.get().file(name, problems);
    }
    byte[] text = text(name);
    return archive
        .filter(all -> all.isOf(name, text))
        .flatMap(all -> all.file(name, problems))
        .or(() -> YamlMap.read(new String(text, StandardCharsets.UTF_8), problems));
  }

  private Optional<YamlArchive> archive() {
    URL archive = hasLooked ? null : finder.apply("/" + folder + "/" + ARCHIVE);
    if (archive != null) {
      compiled = YamlArchive.of(octets(archive)).orElse(null);
      isPacked = compiled != null && !archive.getProtocol().equals(FOLDER);
    }
    hasLooked = true;
    return Optional.ofNullable(compiled);
  }

  /** The text of the file {@code NAME.yaml}. */
  public byte[] text(String name) {
    URL file = finder.apply("/" + folder + "/" + name + ".yaml");
    if (file == null) {
      throw new IllegalStateException("the program lacks its file " + name + ".yaml");
    }
    return octets(file);
  }

  private static byte[] octets(URL resource) {
    try (InputStream in = resource.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource.toString(), e);
    }
  }

  /** The archive of these files. */
  public byte[] compiled(List<String> names) {
    YamlArchiveWriter writer = new YamlArchiveWriter();
    names.forEach(name -> writer.add(name, text(name)));
    return writer.octets();
  }

  /** Writes it into its folder below that of the classes; the build does. */
  public void compile(List<String> names, Path classes) throws IOException {
    Path to = Files.createDirectories(classes.resolve(folder)).resolve(ARCHIVE);
    Files.write(to, compiled(names));
  }
}
