package fakereceiver.web.content;

import fakereceiver.mail.MessageContent.Node;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Pictures that a message brings along, as {@code data:} URIs within a bound. Not thread-safe. */
final class InlineImages {

  static final int MAX_IMAGE = 2 << 20;
  static final int MAX_TOTAL = 8 << 20;

  private final Map<String, byte[]> byContentId = new HashMap<>();
  private int left = MAX_TOTAL;

  private InlineImages() {}

  /** Those among the parts of a message that have a Content-ID. */
  static InlineImages of(Node tree) {
    InlineImages images = new InlineImages();
    images.collect(tree);
    return images;
  }

  private void collect(Node node) {
    if (!node.contentId().isEmpty()) {
      node.part()
          .filter(part -> part.octets().size() <= MAX_IMAGE)
          .ifPresent(part -> byContentId.putIfAbsent(node.contentId(), part.octets().bytes()));
    }
    node.children().forEach(this::collect);
  }

  /** What {@code source} names, if the message brings it along and it is a picture. */
  Optional<String> dataUri(String source) {
    String trimmed = source.strip();
    String begin = trimmed.substring(0, Math.min(trimmed.length(), 5)).toLowerCase(Locale.ROOT);
    Optional<byte[]> octets = Optional.empty();
    if (begin.startsWith("cid:")) {
      octets = Optional.ofNullable(byContentId.get(trimmed.substring(4)));
    } else if (begin.equals("data:")) {
      octets = decoded(trimmed);
    }
    return octets.flatMap(this::written);
  }

  private Optional<String> written(byte[] octets) {
    if (octets.length > left) {
      return Optional.empty();
    }
    Optional<ImageKind> kind = ImageKind.of(octets);
    kind.ifPresent(known -> left -= octets.length);
    return kind.map(
        known -> "data:" + known.type() + ";base64," + Base64.getEncoder().encodeToString(octets));
  }

  private static Optional<byte[]> decoded(String uri) {
    int comma = uri.indexOf(',');
    if (comma < 0
        || uri.length() > 2 * MAX_IMAGE
        || !uri.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(uri.substring(comma + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
