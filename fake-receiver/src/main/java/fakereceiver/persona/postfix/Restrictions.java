package fakereceiver.persona.postfix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One list of restrictions, taken apart: {@code smtpd_client_restrictions} and the like. */
final class Restrictions {

  /** Restrictions that are followed by the table or the service that they ask. */
  private static final Set<String> WITH_ARGUMENT =
      Set.of(
          "reject_rbl_client",
          "reject_rhsbl_client",
          "reject_rhsbl_reverse_client",
          "reject_rhsbl_helo",
          "reject_rhsbl_sender",
          "reject_rhsbl_recipient",
          "permit_dnswl_client",
          "permit_rhswl_client",
          "check_policy_service",
          "sleep");

  /**
   * One restriction.
   *
   * @param name its name
   * @param argument the table, list or service that it asks; may be empty
   * @param warned whether {@code warn_if_reject} stands before it
   */
  record Restriction(String name, String argument, boolean warned) {
    Restriction onlyWarning() {
      return new Restriction(name, argument, true);
    }

    @Override
    public String toString() {
      return (warned ? "warn_if_reject " : "") + name + (argument.isEmpty() ? "" : " " + argument);
    }
  }

  private Restrictions() {}

  /**
   * The restrictions of a list, in order. Commas and white space separate; braces keep together.
   */
  static List<Restriction> of(String value) {
    List<String> words = words(value);
    List<Restriction> restrictions = new ArrayList<>();
    boolean warned = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("warn_if_reject")) {
        warned = true;
        continue;
      }
      boolean takesOne =
          (WITH_ARGUMENT.contains(word) || (word.startsWith("check_") && word.endsWith("_access")))
              && i + 1 < words.size();
      restrictions.add(new Restriction(word, takesOne ? words.get(++i) : "", warned));
      warned = false;
    }
    return restrictions;
  }

  static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    for (char c : (value + " ").toCharArray()) {
      depth += c == '{' ? 1 : c == '}' && depth > 0 ? -1 : 0;
      if (depth == 0 && (c == ',' || Character.isWhitespace(c))) {
        if (!word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
