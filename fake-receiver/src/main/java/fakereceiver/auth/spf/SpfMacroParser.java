package fakereceiver.auth.spf;

import fakereceiver.given.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads macro strings (RFC 7208 section 7.1). */
final class SpfMacroParser {

  private static final Pattern MACRO =
      Pattern.compile("%\\{([A-Za-z])([0-9]*)([rR]?)([-.+,/_=]*)\\}");
  private static final String LETTERS = "slodiphv";
  private static final String EXPLANATION_LETTERS = "crt";

  private static final Pattern SEARCHED =
      Pattern.compile("%\\{([^}])([0-9]*+)(r?+)([^0-9a-zA-Z}]*+)[^}]*+\\}");
  private static final Pattern COMPILED =
      Pattern.compile("%\\{([A-Za-z])([0-9]*)(r?)([-.+=|_]*)\\}");
  private static final int MOST_PARTS = 128;
  private static final int LONGEST_COMPILED = 255;

  private final String text;
  private final boolean explanation;
  private final SpfReading reading;
  private final List<SpfMacroText.Part> parts = new ArrayList<>();
  private final int lastBrace;
  private final StringBuilder literal = new StringBuilder();
  private boolean endsInMacro;

  private SpfMacroParser(String text, boolean explanation, SpfReading reading) {
    this.text = text;
    this.explanation = explanation;
    this.reading = reading;
    this.lastBrace = text.lastIndexOf('}');
  }

  /** Text of a record that is no domain: an unknown modifier. */
  static SpfMacroText macroString(String text, SpfReading reading) throws SpfSyntaxException {
    return new SpfMacroParser(text, isCompiled(reading), reading).parse();
  }

  /** A domain-spec: ends in a macro or in a top label that is not a number. */
  static SpfMacroText domainSpec(String text, SpfReading reading) throws SpfSyntaxException {
    SpfMacroParser parser = new SpfMacroParser(text, false, reading);
    SpfMacroText parsed = parser.parse();
    if (reading.has(SpfHabit.TERMS_ARE_COMPILED)
        || reading.has(SpfHabit.TERMS_ARE_READ_BY_PATTERN)) {
      return parsed;
    }
    if (text.isEmpty()) {
      throw new SpfSyntaxException("the domain is missing");
    }
    if (!parser.endsInMacro && !endsInTopLabel(text)) {
      throw new SpfSyntaxException(
          "\"" + text + "\" is not a domain: expected a dot and a top-level name at its end");
    }
    return parsed;
  }

  /** RFC 7208 section 7.1: a dot, then a {@code toplabel}, then perhaps another dot. */
  private static boolean endsInTopLabel(String text) {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    int dot = bare.lastIndexOf('.');
    String label = bare.substring(dot + 1);
    return dot >= 0
        && !label.isEmpty()
        && label.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '-')
        && !Ascii.isDigits(label)
        && !label.startsWith("-")
        && !label.endsWith("-");
  }

  /** The text that {@code exp=} leads to: spaces and three more letters are allowed. */
  static SpfMacroText explainString(String text) throws SpfSyntaxException {
    return new SpfMacroParser(text, true, SpfReading.RFC7208).parse();
  }

  private SpfMacroText parse() throws SpfSyntaxException {
    if (reading.has(SpfHabit.MACROS_ARE_SEARCHED) && text.endsWith("%")) {
      throw new SpfSyntaxException("\"" + text + "\" ends in a percent sign");
    }
    Matcher macro = form().matcher(text);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      endsInMacro = c == '%' && !isText(at);
      if (c != '%') {
        if (c > '~' || c < ' ' || (c == ' ' && !explanation)) {
          throw new SpfSyntaxException(
              String.format("character 0x%02X, expected printable ASCII", (int) c));
        }
        literal.append(c);
        at++;
      } else if (at < lastBrace && macro.region(at, text.length()).lookingAt()) {
        endLiteral();
        parts.add(macro(macro));
        at = macro.end();
      } else if (isText(at)) {
        literal.append(c);
        at++;
      } else {
        literal.append(escape(at));
        at += 2;
      }
    }
    endLiteral();
    return new SpfMacroText(text, parts);
  }

  private static boolean isCompiled(SpfReading reading) {
    return reading.has(SpfHabit.MACROS_ARE_COMPILED);
  }

  private Pattern form() {
    return isCompiled(reading)
        ? COMPILED
        : reading.has(SpfHabit.MACROS_ARE_SEARCHED) ? SEARCHED : MACRO;
  }

  /** Whether a percent sign that begins no macro stands for itself. */
  private boolean isText(int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return isCompiled(reading)
        ? "%_-{".indexOf(next) < 0
        : next == '{' && reading.has(SpfHabit.MACROS_ARE_SEARCHED) && at > lastBrace;
  }

  private String escape(int at) throws SpfSyntaxException {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return switch (next) {
      case '%' -> "%";
      case '_' -> " ";
      case '-' -> "%20";
      default ->
          throw new SpfSyntaxException(
              "\"%\" begins no macro at character "
                  + (at + 1)
                  + " of \""
                  + text
                  + "\", expected %{letter}, %%, %_ or %-");
    };
  }

  private SpfMacroText.Macro macro(Matcher macro) throws SpfSyntaxException {
    String letter = macro.group(1).toLowerCase(Locale.ROOT);
    if (!LETTERS.contains(letter) && !(explanation && EXPLANATION_LETTERS.contains(letter))) {
      throw new SpfSyntaxException(
          macro.group()
              + (EXPLANATION_LETTERS.contains(letter)
                  ? " is allowed in explanations only"
                  : " is no macro, expected one of " + LETTERS));
    }
    String digits = macro.group(2);
    // No value has a thousand parts: a larger number means the same and would not fit an int.
    int keep =
        digits.isEmpty() ? 0 : digits.length() > 3 ? allZero(digits) : Integer.parseInt(digits);
    if (isCompiled(reading) && keep > MOST_PARTS) {
      throw new SpfSyntaxException(macro.group() + " keeps more than " + MOST_PARTS + " parts");
    }
    if (!digits.isEmpty() && keep == 0 && reading.has(SpfHabit.MACROS_ARE_SEARCHED)) {
      keep = -1;
    }
    if (!digits.isEmpty() && keep == 0) {
      throw new SpfSyntaxException(macro.group() + " keeps no part, expected at least 1");
    }
    return new SpfMacroText.Macro(
        letter.charAt(0),
        Character.isUpperCase(macro.group(1).charAt(0)),
        keep,
        !macro.group(3).isEmpty(),
        macro.group(4).isEmpty() ? "." : macro.group(4));
  }

  private static int allZero(String digits) {
    return digits.chars().allMatch(c -> c == '0') ? 0 : 999;
  }

  private void endLiteral() throws SpfSyntaxException {
    if (literal.length() > LONGEST_COMPILED && isCompiled(reading)) {
      throw new SpfSyntaxException("a text of more than " + LONGEST_COMPILED + " characters");
    }
    if (literal.length() > 0) {
      parts.add(new SpfMacroText.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
