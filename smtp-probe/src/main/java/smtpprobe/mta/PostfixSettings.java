package smtpprobe.mta;

import fakereceiver.persona.postfix.References;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of Postfix as they count for one of its programs. Immutable.
 *
 * @param values as they are written, with the names of others in them
 */
record PostfixSettings(Map<String, String> values) {

  private static final String DOMAIN = "mydomain";

  PostfixSettings {
    values = Map.copyOf(values);
  }

  /** The same where master.cf overrides them. */
  PostfixSettings with(Map<String, String> overrides) {
    Map<String, String> both = new LinkedHashMap<>(values);
    both.putAll(overrides);
    return new PostfixSettings(both);
  }

  /** The value of one, with the parameters that it names filled in as far as they are known. */
  String value(String name) {
    return References.filled(
        values.getOrDefault(name, ""), other -> written(other).or(() -> derived(other)));
  }

  private Optional<String> written(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Where nobody sets it, the domain is the host's name without its first label. */
  private Optional<String> derived(String name) {
    return Optional.of(References.filled(values.getOrDefault("myhostname", ""), this::written))
        .filter(host -> name.equals(DOMAIN) && !host.isEmpty() && !isOpen(host))
        .map(host -> host.contains(".") ? host.substring(host.indexOf('.') + 1) : "localdomain");
  }

  /** Its value in words. */
  List<String> words(String name) {
    return Stream.of(value(name).split("[,\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  boolean isYes(String name) {
    return value(name).equals("yes");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Whether a value names what is not known. */
  static boolean isOpen(String value) {
    return value.contains("$");
  }
}
