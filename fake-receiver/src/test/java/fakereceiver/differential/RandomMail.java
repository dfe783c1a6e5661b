package fakereceiver.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A mail as the octets of its fields and its body, one character for each octet; to be changed. */
final class RandomMail {

  static final String EOL = "\r\n";

  private static final List<String> WORDS =
      List.of(
          "hello", "from", "a", "b=", "x:y", "Gr\u00c3\u00bc\u00c3\u009fe", "=?utf-8?q?a?=", ";");

  private final Random random;
  final List<String> fields = new ArrayList<>();
  String body = "";

  RandomMail(Random random) {
    this.random = random;
    fields.add(field("From", "Alice <alice@d.example.org>"));
    fields.add(field(pick("To", "to", "TO"), "bob@example.net"));
    if (random.nextInt(3) > 0) {
      fields.add(field("Subject", words()));
    }
    if (random.nextInt(3) > 0) {
      fields.add(field("Date", "Thu, 01 Jan 2026 12:00:00 +0000"));
    }
    if (random.nextInt(4) == 0) {
      fields.add(field("X-Twice", words()));
      fields.add(field("X-Twice", words()));
    }
    if (random.nextInt(6) == 0) {
      fields.add("X-Empty:" + pick("", " ", "\t"));
    }
    java.util.Collections.shuffle(fields, random);
    body = body();
  }

  private String field(String name, String value) {
    return name + ":" + pick(" ", "", "  ", "\t", EOL + " ") + value + pick("", "", " ", "\t");
  }

  private String words() {
    StringBuilder words = new StringBuilder(pick(WORDS.toArray(String[]::new)));
    for (int i = random.nextInt(6); i > 0; i--) {
      words.append(pick(" ", "  ", "\t", EOL + " ", EOL + "\t ", " " + EOL + " "));
      words.append(pick(WORDS.toArray(String[]::new)));
    }
    return words.toString();
  }

  private String body() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pick("", " ", "  x", "\ty", "."))
          .append(random.nextInt(4) == 0 ? "" : words().replace(EOL, " "))
          .append(pick("", "", " ", "\t", " \t "))
          .append(EOL);
    }
    return text.append(pick("", "", "", EOL, EOL + EOL, " " + EOL, "\t" + EOL + EOL, "no end"))
        .toString();
  }

  String text() {
    return String.join(EOL, fields) + EOL + EOL + body;
  }

  byte[] octets() {
    return text().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
