package fakereceiver.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as its reader sees it: fields decoded, the text, the attachments (RFC 2045 to 2047, RFC
 * 2231). Any octets will do; what cannot be decoded stays as it is. Immutable, bounded.
 *
 * <p>For tests that look at what they sent. Rules look at the octets.
 */
public final class MessageContent {

  private static final int MAX_DEPTH = 10;
  private static final int MAX_PARTS = 500;
  private static final int MAX_NODES = 1000;
  private static final int MAX_HEADER = 500;

  private final Message message;
  private final List<Part> parts = new ArrayList<>();
  private final Node tree;
  private int nodes;

  /**
   * A part that holds no others.
   *
   * @param type for example {@code text/plain}, in lower case
   * @param name the file's name, if it has one
   * @param isAttachment whether it is one: it says so, or it has a name
   * @param octets its content, decoded
   */
  public record Part(String type, Optional<String> name, boolean isAttachment, Octets octets) {}

  /**
   * A part with those within it.
   *
   * @param number where it stands: 0 is the message, 1 its first part, 1.2 the second one of that
   * @param type for example {@code multipart/mixed}, in lower case
   * @param disposition {@code inline}, {@code attachment}; empty where it says nothing
   * @param contentId what {@code cid:} calls it, without angle brackets; empty for none
   * @param part what it holds, unless that is parts
   * @param children the parts within it
   */
  public record Node(
      String number,
      String type,
      String disposition,
      String contentId,
      Optional<Part> part,
      List<Node> children) {

    public Node {
      children = List.copyOf(children);
    }
  }

  /** A field of the header, decoded. */
  public record Header(String name, String value) {}

  /** Octets that do not change. */
  public static final class Octets {
    private final byte[] octets;
    private final String charset;

    private Octets(byte[] octets, String charset) {
      this.octets = octets;
      this.charset = charset;
    }

    /** A copy. */
    public byte[] bytes() {
      return octets.clone();
    }

    /** How many there are. */
    public int size() {
      return octets.length;
    }

    /** As text, in the charset that the part says. */
    public String text() {
      return new String(octets, EncodedWords.charset(charset));
    }

    @Override
    public String toString() {
      return octets.length + " octets";
    }
  }

  private MessageContent(Message message) {
    this.message = message;
    tree = read(message, "0", 0);
  }

  /** Takes {@code message} apart. */
  public static MessageContent of(Message message) {
    return new MessageContent(message);
  }

  /** Every field of that name, in order, decoded. */
  public List<String> fields(String name) {
    return message.fields(name).stream().map(EncodedWords::decode).toList();
  }

  /** The first fields of the header, in order, decoded. */
  public List<Header> header() {
    List<Header> first = new ArrayList<>();
    FieldReader fields = message.header();
    while (first.size() < MAX_HEADER && fields.next()) {
      first.add(new Header(EncodedWords.utf8(fields.name()), EncodedWords.decode(fields.value())));
    }
    return List.copyOf(first);
  }

  /** The message as the tree of its parts. */
  public Node tree() {
    return tree;
  }

  /** The subject; empty where there is none. */
  public String subject() {
    return fields("Subject").stream().findFirst().orElse("");
  }

  /** Every part that holds no others, in order. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The parts that are attachments, in order. */
  public List<Part> attachments() {
    return parts.stream().filter(Part::isAttachment).toList();
  }

  /** The text: the first plain one, or else the first of another kind; lines end in LF. */
  public String text() {
    List<Part> texts =
        parts.stream().filter(p -> !p.isAttachment && p.type.startsWith("text/")).toList();
    return texts.stream()
        .filter(part -> part.type.equals("text/plain"))
        .findFirst()
        .or(() -> texts.stream().findFirst())
        .map(part -> part.octets.text().replace("\r\n", "\n"))
        .orElse("");
  }

  private Node read(Message entity, String number, int depth) {
    FieldParameters type = parameters(entity, "Content-Type");
    FieldParameters disposition = parameters(entity, "Content-Disposition");
    String body = body(entity);
    String boundary = type.parameters().getOrDefault("boundary", "");
    Optional<Part> part = Optional.empty();
    List<Node> children = new ArrayList<>();
    nodes++;
    if (type.value().startsWith("multipart/") && !boundary.isEmpty() && depth < MAX_DEPTH) {
      split(body, boundary, number, depth, children);
    } else {
      part = Optional.of(part(entity, type, disposition, body));
      if (parts.size() < MAX_PARTS) {
        parts.add(part.get());
      }
    }
    return new Node(
        number,
        type.value().isEmpty() ? "text/plain" : type.value(),
        disposition.value(),
        contentId(entity),
        part,
        children);
  }

  private static Part part(
      Message entity, FieldParameters type, FieldParameters disposition, String body) {
    Optional<String> name = disposition.text("filename").or(() -> type.text("name"));
    boolean attached = disposition.value().equals("attachment") || name.isPresent();
    return new Part(
        type.value().isEmpty() ? "text/plain" : type.value(),
        name,
        attached,
        new Octets(decoded(entity, body), type.parameters().getOrDefault("charset", "UTF-8")));
  }

  private static String contentId(Message entity) {
    String id = entity.fields("Content-ID").stream().findFirst().orElse("").strip();
    return id.startsWith("<") && id.endsWith(">") && id.length() > 1
        ? id.substring(1, id.length() - 1)
        : id;
  }

  private static FieldParameters parameters(Message entity, String name) {
    return FieldParameters.parse(entity.fields(name).stream().findFirst().orElse(""));
  }

  /** What stands behind the first empty line; a part may begin with it. */
  private static String body(Message entity) {
    String text = entity.text(0, entity.size());
    if (text.startsWith("\r\n")) {
      return text.substring(2);
    }
    int crlf = text.indexOf("\r\n\r\n");
    int lf = text.indexOf("\n\n");
    if (crlf < 0 && lf < 0) {
      return "";
    }
    return crlf >= 0 && (lf < 0 || crlf < lf) ? text.substring(crlf + 4) : text.substring(lf + 2);
  }

  /** Reads what stands between lines that begin with the boundary. */
  private void split(String body, String boundary, String number, int depth, List<Node> children) {
    String line = "--" + boundary;
    int at = body.startsWith(line) ? 0 : next(body, line, 0);
    while (at >= 0 && parts.size() < MAX_PARTS && nodes < MAX_NODES) {
      int from = body.indexOf('\n', at);
      if (from < 0 || body.startsWith("--", at + line.length())) {
        return;
      }
      int end = next(body, line, from);
      String part = body.substring(from + 1, Math.max(from + 1, before(body, end)));
      String place = (depth == 0 ? "" : number + ".") + (children.size() + 1);
      children.add(read(Message.of(part.getBytes(StandardCharsets.ISO_8859_1)), place, depth + 1));
      at = end;
    }
  }

  private static int next(String body, String line, int from) {
    int found = body.indexOf("\n" + line, from);
    return found < 0 ? -1 : found + 1;
  }

  /** The line break before a boundary belongs to the boundary. */
  private static int before(String body, int boundary) {
    if (boundary < 0) {
      return body.length();
    }
    return boundary >= 2 && body.charAt(boundary - 2) == '\r' ? boundary - 2 : boundary - 1;
  }

  private static byte[] decoded(Message entity, String body) {
    String encoding =
        entity.fields("Content-Transfer-Encoding").stream()
            .findFirst()
            .orElse("")
            .strip()
            .toLowerCase(Locale.ROOT);
    byte[] plain = body.getBytes(StandardCharsets.ISO_8859_1);
    return switch (encoding) {
      case "base64" -> EncodedWords.base64(body).orElse(plain);
      case "quoted-printable" -> EncodedWords.quoted(body, true);
      default -> plain;
    };
  }
}
