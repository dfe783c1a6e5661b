package fakereceiver.auth.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The octets of the header that a signature covers (RFC 6376 section 3.7). */
public final class SignedHeader {

  private SignedHeader() {}

  /**
   * The fields named, each the lowest not yet taken of its name (section 5.4.2), then the signature
   * field itself with an empty {@code b=}. A name without a field left stands for nothing.
   *
   * @param all the header
   * @param names in the order of {@code h=}, in any case
   * @param own the place of the signature field in the header; it is never one of the fields named
   */
  public static byte[] octets(
      Canonicalization form, List<HeaderField> all, List<String> names, int own, TagList ownTags) {
    Map<String, Deque<HeaderField>> byName = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (i != own) {
        byName.computeIfAbsent(all.get(i).name(), n -> new ArrayDeque<>()).push(all.get(i));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Deque<HeaderField> left = byName.get(name.toLowerCase(Locale.ROOT));
      if (left != null && !left.isEmpty()) {
        text.append(form.field(left.pop())).append("\r\n");
      }
    }
    text.append(form.field(emptied(all.get(own), ownTags)));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A signature field as it was when it was signed. */
  public static HeaderField emptied(HeaderField field, TagList tags) {
    return HeaderField.of(field.raw().substring(0, field.colon() + 1) + tags.without("b"));
  }
}
