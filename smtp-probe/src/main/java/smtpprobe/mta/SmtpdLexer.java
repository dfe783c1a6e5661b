package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;

/** The words of an {@code smtpd.conf}, as yylex() of its parse.y finds them. For one thread. */
final class SmtpdLexer {

  /** What a word is. */
  enum Kind {
    /** A keyword, an argument, or one of the marks. */
    PLAIN,
    /** An argument in quotes. */
    QUOTED,
    /** The name of a macro, whose value stands there. */
    MACRO,
    /** The end of a line. */
    END
  }

  /** A word: a table keeps its angle brackets. */
  record Word(Kind kind, String text) {

    private static final Word END = new Word(Kind.END, "");

    boolean is(String mark) {
      return kind == Kind.PLAIN && text.equals(mark);
    }
  }

  private static final String MARKS = "{}(),!=";
  private static final String NOT_IN_WORD = MARKS + "<>#";

  private final String text;
  private int at;

  private SmtpdLexer(String text) {
    this.text = text;
  }

  /** Without comments and lines that go on in the next; each line ends with one. */
  static List<Word> words(String text) {
    SmtpdLexer lexer = new SmtpdLexer(text.replace("\r\n", "\n").replace("\\\n", " "));
    List<Word> words = new ArrayList<>();
    while (lexer.at < lexer.text.length()) {
      lexer.next(words);
    }
    words.add(Word.END);
    return words;
  }

  private void next(List<Word> words) {
    char c = text.charAt(at++);
    if (c == '\n') {
      words.add(Word.END);
    } else if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (c == '"' || c == '\'') {
      words.add(new Word(Kind.QUOTED, quoted(c)));
    } else if (c == '<') {
      words.add(new Word(Kind.PLAIN, table()));
    } else if (c == '=' && at < text.length() && text.charAt(at) == '>') {
      at++;
      words.add(new Word(Kind.PLAIN, "="));
    } else if (MARKS.indexOf(c) >= 0) {
      words.add(new Word(Kind.PLAIN, String.valueOf(c)));
    } else if (c > ' ') {
      String word = word(at - 1);
      words.add(
          c == '$' && word.length() > 1
              ? new Word(Kind.MACRO, word.substring(1))
              : new Word(Kind.PLAIN, word));
    }
  }

  private String word(int from) {
    boolean macro = text.charAt(from) == '$';
    while (at < text.length() && isInWord(text.charAt(at), macro)) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isInWord(char c, boolean macro) {
    return macro ? Character.isLetterOrDigit(c) || c == '_' : c > ' ' && NOT_IN_WORD.indexOf(c) < 0;
  }

  /** It may go over lines; a backslash keeps a quote or a blank in it. */
  private String quoted(char quote) {
    StringBuilder word = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length() && (quote + " \t").indexOf(text.charAt(at)) >= 0) {
        c = text.charAt(at++);
      }
      if (c >= ' ') {
        word.append(c);
      }
    }
    at++;
    return word.toString();
  }

  /** {@code <name>}. */
  private String table() {
    int from = at;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '>') {
      at++;
    }
    String name = text.substring(from, at).replaceAll("[\\s\"]", "");
    at += at < text.length() && text.charAt(at) == '>' ? 1 : 0;
    return '<' + name + '>';
  }
}
