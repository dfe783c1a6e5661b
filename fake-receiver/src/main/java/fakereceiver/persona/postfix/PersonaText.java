package fakereceiver.persona.postfix;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the persona file.
 *
 * @param name the name of the persona
 * @param hostName what the server calls itself, as far as known
 * @param without the extensions of SMTP that it does not offer
 * @param exempt the networks that some rules spare
 * @param blocklists the DNS lists that it asks
 * @param rules what it does, in order
 * @param omitted what is left out, and why
 */
record PersonaText(
    String name,
    Optional<DomainName> hostName,
    List<String> without,
    List<String> exempt,
    List<String> blocklists,
    Map<String, RuleText> rules,
    List<String> omitted) {

  private static final String SOURCE =
      "documented in postconf(5); replies as recorded with Postfix 3.7.11";

  String yaml() {
    StringBuilder text = new StringBuilder();
    text.append("# Made from a Postfix configuration.\n");
    if (omitted.isEmpty()) {
      text.append("# Every restriction of it is here.\n");
    } else {
      text.append("# Left out, or not quite as Postfix does it:\n");
      omitted.forEach(line -> text.append("#   ").append(comment(line)).append('\n'));
    }
    text.append("persona: ").append(name).append("\nextends: postfix-default\n");
    text.append("title: ").append(quoted("Postfix as configured")).append('\n');
    text.append("story: ")
        .append(quoted("A Postfix server, by its own configuration."))
        .append('\n');
    hostName.ifPresent(
        host ->
            text.append("host-name: ")
                .append(host)
                .append("\ngreeting: \"{host-name} ESMTP Postfix\"\n"));
    text.append("source: ").append(quoted(SOURCE)).append('\n');
    appendList(text, "without", without);
    appendList(text, "exempt-clients", exempt);
    appendList(text, "blocklists", blocklists);
    if (!rules.isEmpty()) {
      text.append("\nrules:\n");
      rules.forEach((id, rule) -> append(text, id, rule));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String id, RuleText rule) {
    text.append("  ").append(id).append(":\n");
    text.append("    action: ").append(action(rule.code())).append('\n');
    text.append("    reply: ").append(quoted(rule.reply(rule.code()))).append('\n');
    rule.stage().ifPresent(stage -> text.append("    at: ").append(stage).append('\n'));
    if (rule.spared()) {
      text.append("    exempt-clients: spared\n");
    }
    if (rule.isSame()) {
      text.append("    undecided: same\n");
    } else if (rule.trouble() != RuleText.Trouble.NOTHING) {
      text.append("    undecided:\n      action: defer\n      reply: ")
          .append(quoted(rule.reply(450)))
          .append('\n');
      if (rule.trouble() == RuleText.Trouble.DEFER_IF_PERMIT) {
        rule.stage().ifPresent(stage -> text.append("      at: rcpt\n"));
        text.append("      if-permitted: yes\n");
      }
    }
  }

  private static String action(int code) {
    return code < 500 ? "defer" : "reject";
  }

  private static void appendList(StringBuilder text, String key, List<String> values) {
    if (!values.isEmpty()) {
      text.append(key).append(":\n");
      values.forEach(value -> text.append("  - ").append(quoted(value)).append('\n'));
    }
  }

  /** A YAML string in double quotes; what comes from a file may hold anything. */
  private static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
              } else if (c < ' ' || c > '~') {
                text.append('?');
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.append('"').toString();
  }

  private static String comment(String line) {
    return Printable.of(line);
  }
}
