package smtpprobe.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whether text for people has colours. */
enum Colour {
  /** Where a terminal reads it, and the environment does not say no (NO_COLOR). */
  AUTO,
  /** In any case. */
  ALWAYS,
  /** In no case. */
  NEVER;

  /** The words, for completion. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }

  /** From a word. */
  static final class Reader implements ITypeConverter<Colour> {
    @Override
    public Colour convert(String text) {
      for (Colour one : values()) {
        if (one.word().equals(text.toLowerCase(Locale.ROOT))) {
          return one;
        }
      }
      throw new TypeConversionException("expected one of " + words());
    }
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Colour::word).toList();
  }

  boolean isOn() {
    return switch (this) {
      case AUTO -> Ansi.AUTO.enabled();
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }
}
