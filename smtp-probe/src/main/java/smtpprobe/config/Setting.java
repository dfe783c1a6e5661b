package smtpprobe.config;

import java.util.List;

/**
 * What a file says of an option. Immutable.
 *
 * @param option its name, {@code --persona}
 * @param words its values
 * @param line where in the file it stands
 */
public record Setting(String option, List<String> words, int line) {

  public Setting {
    words = List.copyOf(words);
  }
}
