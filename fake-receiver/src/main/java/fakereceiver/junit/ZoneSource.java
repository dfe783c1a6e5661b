package fakereceiver.junit;

import fakereceiver.ReceiverBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds the zone that an annotation names. */
final class ZoneSource {

  private ZoneSource() {}

  static ReceiverBuilder applyTo(ReceiverBuilder builder, String zone, Class<?> test) {
    if (zone.isBlank() || zone.strip().chars().anyMatch(Character::isWhitespace)) {
      return builder.zone(zone);
    }
    URL resource = resource(zone, test);
    if (resource == null) {
      if (Files.exists(Path.of(zone))) {
        return builder.zone(Path.of(zone));
      }
      throw new ExtensionConfigurationException(
          "zone \""
              + zone
              + "\" is neither a resource beside "
              + test.getName()
              + " or at the root of the class path, nor a file, nor the text of a zone");
    }
    try {
      URI place = resource.toURI();
      return "file".equals(place.getScheme())
          ? builder.zone(Path.of(place))
          : builder.zone(text(resource));
    } catch (URISyntaxException e) {
      return builder.zone(text(resource));
    }
  }

  private static @Nullable URL resource(String zone, Class<?> test) {
    URL beside = test.getResource(zone);
    return beside != null ? beside : test.getResource("/" + zone);
  }

  private static String text(URL resource) {
    try (InputStream in = resource.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
