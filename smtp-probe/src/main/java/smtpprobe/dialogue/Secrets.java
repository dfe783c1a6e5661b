package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the password out of what a server says, for there are servers that repeat what they were
 * told. Not for passwords shorter than 4 octets, which are found anywhere. Immutable.
 */
final class Secrets {

  /** Hides nothing. */
  static final Secrets NONE = new Secrets(List.of());

  private static final int SHORTEST = 4;

  /** What the client understands of a line must not change. */
  private static final Pattern CODE = Pattern.compile("[2-5][0-9][0-9][ -].*", Pattern.DOTALL);

  private final List<String> forms;

  private Secrets(List<String> forms) {
    this.forms = List.copyOf(forms);
  }

  /** The password itself and every form in which it is sent. */
  static Secrets of(Credentials credentials) {
    List<String> forms = new ArrayList<>();
    for (AuthMechanism mechanism : AuthMechanism.values()) {
      forms.addAll(mechanism.responses(credentials));
    }
    forms.remove(AuthMechanism.base64(credentials.user()));
    forms.add(new String(credentials.password().getBytes(UTF_8), ISO_8859_1)); // as it is read
    return new Secrets(
        forms.stream()
            .filter(form -> form.length() >= SHORTEST)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList());
  }

  /** A line of the server, one character for each octet, without them. */
  String hide(String line) {
    int start = CODE.matcher(line).matches() ? 4 : 0;
    String text = line.substring(start);
    for (String form : forms) {
      text = text.replace(form, AuthExchange.HIDDEN);
    }
    return line.substring(0, start) + text;
  }
}
