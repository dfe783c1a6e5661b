package smtpprobe.mta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import smtpprobe.reading.Reading;

/**
 * The macros that a text for m4 calls, outside of quotes and comments. What it includes, and what
 * ifdef and ifelse choose, is read in their place. For one thread.
 */
final class M4 {

  /** The macros of Sendmail, with which {@code #} begins no comment any more (cfhead.m4). */
  private static final String SENDMAIL = "/m4/cf.m4";

  /** What is included, or chosen, may do so too, but not for ever. */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_FILES = 100;

  /** A longer value is none that counts here. */
  private static final int MAX_VALUE = 1000;

  /** What values may come to, all in all. */
  private static final int MAX_EXPANDED = 1_000_000;

  /**
   * A call. Immutable.
   *
   * @param name the macro
   * @param arguments without the quotes around them
   */
  record Call(String name, List<String> arguments) {

    /** An argument in one line, without quotes; empty text when there is none. */
    String argument(int number) {
      return written(number).replaceAll("[`']", "").strip().replaceAll("\\s++", " ");
    }

    private String written(int number) {
      return number < arguments.size() ? arguments.get(number) : "";
    }
  }

  /**
   * What was found. Immutable.
   *
   * @param calls the calls, in order
   * @param missing the calls of include whose file is not there, and why
   */
  record Found(List<Call> calls, Map<String, String> missing) {}

  private final Function<String, Reading> files;

  /** At most as many as the calls. */
  private final List<Call> calls = new ArrayList<>();

  /** One for each definition at most. */
  private final Map<String, String> defined = new HashMap<>();

  /** At most {@link #MAX_FILES}. */
  private final Map<String, String> missing = new HashMap<>();

  private int included;
  private int room = MAX_EXPANDED;
  private boolean hasComments; // until the macros of Sendmail are there
  private String text = "";
  private int at;
  private int depth;

  private M4(Function<String, Reading> files) {
    this.files = files;
  }

  /**
   * Reads a text.
   *
   * @param files the files that it may include, by their path
   */
  static Found read(String text, Function<String, Reading> files) {
    M4 m4 = new M4(files);
    m4.hasComments = text.contains(SENDMAIL); // else they are read before it
    m4.within(text);
    return new Found(List.copyOf(m4.calls), Map.copyOf(m4.missing));
  }

  /** Reads another text in the place of a call. */
  private void within(String other) {
    if (depth == MAX_DEPTH) {
      return;
    }
    String before = text;
    int there = at;
    depth++;
    text = other;
    at = 0;
    while (at < text.length()) {
      next();
    }
    depth--;
    text = before;
    at = there;
  }

  private void next() {
    char c = text.charAt(at++);
    if (c == '#' && hasComments) {
      skipLine();
    } else if (c == '`') {
      quoted(new StringBuilder());
    } else if (isInName(c)) {
      String name = name();
      if (name.equals("dnl")) {
        skipLine();
      } else if (at < text.length() && text.charAt(at) == '(') {
        at++;
        call(new Call(name, arguments()));
      }
    }
  }

  private void call(Call call) {
    switch (call.name()) {
      case "ifdef" -> within(call.written(defined.containsKey(call.argument(0)) ? 1 : 2));
      case "ifelse" -> within(chosen(call));
      case "include", "sinclude" -> include(call);
      default -> {
        if (call.name().equals("define") && call.argument(1).length() <= MAX_VALUE) {
          defined.put(call.argument(0), call.argument(1));
        } else if (call.name().equals("undefine")) {
          defined.remove(call.argument(0));
        }
        calls.add(call);
      }
    }
  }

  /** The text after the first two that are equal, or the last one. */
  private static String chosen(Call call) {
    int i = 0;
    while (i + 2 < call.arguments().size()) {
      if (call.argument(i).equals(call.argument(i + 1))) {
        return call.written(i + 2);
      }
      i += 3;
    }
    return i > 0 && i + 1 == call.arguments().size() ? call.written(i) : "";
  }

  /** The macros of Sendmail itself set nothing that a file for them does not. */
  private void include(Call call) {
    String path = call.argument(0);
    boolean isPath = path.startsWith("/") && !path.contains("/../");
    if (path.endsWith(SENDMAIL)) {
      hasComments = false;
      return;
    }
    if (!isPath || ++included > MAX_FILES) {
      return;
    }
    Reading file = files.apply(path);
    if (file.isThere()) {
      within(file.orEmpty());
    } else if (call.name().equals("include")) {
      missing.put("include(`" + path + "')", file.why());
    }
  }

  private String name() {
    int from = at - 1;
    while (at < text.length() && isInName(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isInName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  /** Quotes in quotes stay until the text is read again. */
  private void quoted(StringBuilder into) {
    int open = 1;
    while (at < text.length() && open > 0) {
      char c = text.charAt(at++);
      open += c == '`' ? 1 : c == '\'' ? -1 : 0;
      if (open > 0) {
        into.append(c);
      }
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int open = 1;
    while (at < text.length() && open > 0) {
      char c = text.charAt(at++);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '`') {
        quoted(argument);
      } else if (c == ',' && open == 1) {
        arguments.add(argument.toString());
        argument.setLength(0);
      } else if (isInName(c)) {
        word(name(), argument);
      } else if (open > 0) {
        argument.append(c);
      }
    }
    arguments.add(argument.toString());
    return arguments;
  }

  /** A name that stands for something is that. */
  private void word(String name, StringBuilder into) {
    if (name.equals("dnl")) {
      skipLine();
    } else {
      String value = defined.getOrDefault(name, name);
      boolean fits = value.length() <= room;
      room -= fits ? value.length() : 0;
      into.append(fits ? value : name);
    }
  }
}
