package smtpprobe.bounce.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a mail apart, whatever is in it. What is nested too deeply, too long or too much is left
 * out, and a note says so. Not safe for several threads: one for each mail.
 */
final class MimeReader {

  private static final int MAX_DEPTH = 20;
  private static final int MAX_PARTS = 200;
  private static final int MAX_TEXT = 256 * 1024;
  private static final int MAX_OCTETS = 8 * 1024 * 1024;
  private static final int MAX_FIELDS = 2000;
  private static final Optional<String> NONE = Optional.empty();

  /** Longer than any header line of a real bounce. */
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(100_000)
          .setMaxHeaderLen(100_000)
          .setMaxHeaderCount(MAX_FIELDS)
          .setMaxTotalHeaderCount(20_000)
          .setMaxTotalHeaderLen(8_000_000)
          .setMaxPartCount(1000)
          .setMaxNestingDepth(64)
          .setMaxContentLen(-1)
          .build();

  private final List<MailField> header = new ArrayList<>();
  private final List<MailField> returned = new ArrayList<>();
  private final List<MailPart> parts = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private List<MailField> current = header;
  private int depth;
  private int messages;
  private int octetsLeft = MAX_OCTETS;

  /** What stands before the first part of a multipart. */
  private String between = "";

  private MimeReader() {}

  /** Reads a mail; never fails. */
  static ReadMail read(byte[] mail) {
    MimeReader reader = new MimeReader();
    reader.walk(withoutLeader(mail));
    return new ReadMail(reader.header, reader.parts, reader.returned, List.copyOf(reader.notes));
  }

  /** Without blank lines and the {@code From } line of an mbox in front. */
  private static InputStream withoutLeader(byte[] mail) {
    int from = 0;
    while (from < mail.length && (mail[from] == '\n' || mail[from] == '\r' || mail[from] == ' ')) {
      from++;
    }
    if (mail.length - from > 2 && (mail[from] & 0xff) == 0xef && (mail[from + 1] & 0xff) == 0xbb) {
      from += 3; // a byte order mark
    }
    if (startsWith(mail, from, "From ") || startsWith(mail, from, ">From ")) {
      while (from < mail.length && mail[from] != '\n') {
        from++;
      }
      from = Math.min(from + 1, mail.length);
    }
    return new ByteArrayInputStream(mail, from, mail.length - from);
  }

  private static boolean startsWith(byte[] mail, int from, String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < octets.length; i++) {
      if (from + i >= mail.length || mail[from + i] != octets[i]) {
        return false;
      }
    }
    return true;
  }

  private void walk(InputStream in) {
    MimeTokenStream stream = new MimeTokenStream(CONFIG);
    stream.parse(in);
    try {
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        at(state, stream);
        if (parts.size() >= MAX_PARTS) {
          notes.add("more than " + MAX_PARTS + " parts: the rest was not read");
          return;
        }
      }
    } catch (MimeException | IOException e) {
      notes.add("not all of the mail could be read: " + why(e));
    }
    if (parts.isEmpty() && !between.isBlank()) {
      parts.add(new MailPart("text/plain", List.of(), between, new byte[0], false));
      notes.add("the mail has no parts where it says that it has: read as plain text");
    }
  }

  /** The library's limits are wrapped, with the name of a class in front. */
  private static String why(Exception trouble) {
    return String.valueOf(Optional.ofNullable(trouble.getCause()).orElse(trouble).getMessage());
  }

  private void at(EntityState state, MimeTokenStream stream) throws IOException {
    switch (state) {
      case T_START_MESSAGE -> {
        messages++;
        deeper(stream);
      }
      case T_START_MULTIPART -> {
        between = "";
        deeper(stream);
      }
      case T_END_MESSAGE, T_END_MULTIPART -> depth--;
      case T_START_HEADER ->
          current =
              header.isEmpty() && messages <= 1
                  ? header
                  : messages == 2 && returned.isEmpty() ? returned : new ArrayList<>();
      case T_FIELD -> add(stream.getField());
      case T_BODY -> body(stream);
      case T_PREAMBLE -> between = Texts.of(read(stream.getInputStream(), MAX_TEXT, true), NONE);
      case T_RAW_ENTITY -> drain(stream.getInputStream());
      default -> {
        // preambles, epilogues and ends say nothing
      }
    }
  }

  private void deeper(MimeTokenStream stream) {
    depth++;
    if (depth >= MAX_DEPTH) {
      stream.setRecursionMode(RecursionMode.M_RAW);
      notes.add("parts nested more than " + MAX_DEPTH + " deep were not read");
    }
  }

  private void add(Field field) {
    if (current.size() < MAX_FIELDS) {
      String value = Optional.ofNullable(field.getBody()).orElse("");
      if (field.getRaw() != null) {
        String raw = Texts.of(field.getRaw().toByteArray(), Optional.empty());
        value = raw.substring(Math.min(raw.length(), raw.indexOf(':') + 1));
      }
      current.add(Fields.of(field.getName(), value));
    }
  }

  private void body(MimeTokenStream stream) throws IOException {
    BodyDescriptor descriptor = stream.getBodyDescriptor();
    String type = type(Optional.ofNullable(descriptor.getMimeType()).orElse("text/plain"));
    boolean isText = type.startsWith("text/") || type.startsWith("message/");
    boolean isReturned = messages > 1;
    int wanted =
        isReturned && !type.startsWith("message/") ? 16 * 1024 : isText ? MAX_TEXT : octetsLeft;
    byte[] octets = read(stream.getDecodedInputStream(), wanted, isReturned);
    List<MailField> own = current == header ? List.of() : current;
    if (isText) {
      String text = Texts.of(octets, Optional.ofNullable(descriptor.getCharset()));
      parts.add(new MailPart(type, own, text, new byte[0], isReturned));
    } else {
      octetsLeft -= octets.length;
      parts.add(new MailPart(type, own, "", octets, isReturned));
    }
    if (type.equals("message/global") && returned.isEmpty()) {
      Fields.groups(Texts.of(octets, Optional.empty())).stream()
          .findFirst()
          .ifPresent(returned::addAll);
    }
  }

  /** Without parameters that somebody wrote without the semicolon. */
  private static String type(String written) {
    String type = written.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < type.length() && type.charAt(end) > ' ' && type.charAt(end) != ';') {
      end++;
    }
    return type.substring(0, end);
  }

  private byte[] read(InputStream in, int wanted, boolean quietly) throws IOException {
    byte[] octets = in.readNBytes(Math.max(0, wanted));
    if (octets.length == wanted && drain(in) > 0 && !quietly) {
      notes.add("a part longer than " + wanted + " octets was cut off");
    }
    return octets;
  }

  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[8192];
    long all = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      all += n;
    }
    return all;
  }
}
