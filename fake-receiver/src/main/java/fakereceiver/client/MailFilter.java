package fakereceiver.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which mails are wanted: those that fit everything that is said. Immutable. */
public final class MailFilter {

  /** Every mail. */
  public static final MailFilter ALL = new MailFilter(Map.of());

  private final Map<String, String> parameters;

  private MailFilter(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Of these outcomes, with commas between: {@code defer,reject}. */
  public MailFilter outcome(String words) {
    return with("outcome", words);
  }

  /** Answered by that persona. */
  public MailFilter persona(String name) {
    return with("persona", name);
  }

  /** With a fault that this rule found. */
  public MailFilter rule(String id) {
    return with("rule", id);
  }

  /** From that address or network. */
  public MailFilter client(String range) {
    return with("client", range);
  }

  /** With this in the reverse-path. */
  public MailFilter sender(String part) {
    return with("sender", part);
  }

  /** With this in a recipient. */
  public MailFilter recipient(String part) {
    return with("recipient", part);
  }

  /** With this in what can be read. */
  public MailFilter text(String part) {
    return with("text", part);
  }

  /** With a greater number; for waiting only. */
  public MailFilter after(long id) {
    return with("after", String.valueOf(id));
  }

  MailFilter with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new MailFilter(more);
  }

  String query() {
    return parameters.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
