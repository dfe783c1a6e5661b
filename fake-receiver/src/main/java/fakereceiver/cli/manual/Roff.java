package fakereceiver.cli.manual;

/** A page in the language of man(7), as groff and mandoc both read it. */
final class Roff {

  private static final int WIDTH = 78;

  private final StringBuilder text = new StringBuilder();
  private boolean begins = true;

  /** The first line of a page. */
  Roff title(String name, String date, String program, String manual) {
    return macro(
            "TH %s 1 %s %s %s"
                .formatted(quoted(name), quoted(date), quoted(program), quoted(manual)))
        .macro("nh")
        .macro("ad l");
  }

  Roff section(String name) {
    begins = true;
    return macro("SH " + name);
  }

  /** A paragraph; the first of a section needs no macro, and mandoc minds one. */
  Roff paragraph(String words) {
    if (!begins) {
      macro("PP");
    }
    begins = false;
    return broken(escaped(words));
  }

  /** Roff in lines of the width that style asks for: a line end is a space. */
  Roff broken(String roff) {
    if (roff.startsWith(".br")) {
      return macro("br");
    }
    StringBuilder line = new StringBuilder();
    for (String word : roff.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return line(line.toString());
  }

  Roff item(String boldTerm, String meaning) {
    begins = false;
    macro("TP").line(boldTerm);
    meaning.lines().forEach(this::broken);
    return this;
  }

  Roff verbatim(Iterable<String> lines) {
    if (!begins) {
      macro("PP");
    }
    begins = false;
    macro("nf").macro("RS 2");
    lines.forEach(line -> line(escaped(line)));
    return macro("RE").macro("fi");
  }

  /** A line of roff, guarded where it would begin with a control character. */
  Roff line(String roff) {
    if (roff.startsWith(".") || roff.startsWith("'")) {
      text.append("\\&");
    }
    text.append(roff).append('\n');
    return this;
  }

  private Roff macro(String words) {
    text.append('.').append(words).append('\n');
    return this;
  }

  static String bold(String words) {
    return "\\fB" + escaped(words) + "\\fR";
  }

  static String italic(String words) {
    return "\\fI" + escaped(words) + "\\fR";
  }

  /** What a reader sees as it is, and can paste: no typographic hyphens or quotes. */
  static String escaped(String words) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      out.append(
          switch (c) {
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> String.valueOf(c);
          });
    }
    return out.toString();
  }

  private static String quoted(String words) {
    return '"' + words.replace("\"", "") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
