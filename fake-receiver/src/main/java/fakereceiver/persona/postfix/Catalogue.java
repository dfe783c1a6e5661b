package fakereceiver.persona.postfix;

import fakereceiver.persona.postfix.Restrictions.Restriction;
import fakereceiver.persona.postfix.RuleText.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which rules stand for a restriction of Postfix, and in which words it refuses (postconf(5)). */
final class Catalogue {

  private static final String CLIENT = "Client host rejected: cannot find your ";
  private static final String HELO = "<{helo-name}>: Helo command rejected: ";
  private static final String SENDER = "<{reverse-path}>: Sender address rejected: ";

  private final MainCf config;

  Catalogue(MainCf config) {
    this.config = config;
  }

  /** The rules by id, in the order of Postfix's own look; empty when no rule stands for it. */
  Optional<Map<String, RuleText>> rules(Restriction restriction) {
    return switch (restriction.name()) {
      case "reject_unknown_client_hostname", "reject_unknown_client" -> Optional.of(client());
      case "reject_unknown_reverse_client_hostname" ->
          one(
              "ptr-missing",
              clientCode(),
              "7.1",
              CLIENT + "reverse hostname, [{client-address}]",
              Trouble.DEFER);
      case "reject_invalid_helo_hostname", "reject_invalid_hostname" -> Optional.of(invalidHelo());
      case "reject_non_fqdn_helo_hostname", "reject_non_fqdn_hostname" ->
          one(
              "helo-not-fqdn",
              code("non_fqdn_reject_code", 504),
              "5.2",
              HELO + "need fully-qualified hostname",
              Trouble.NOTHING);
      case "reject_unknown_helo_hostname", "reject_unknown_hostname" -> Optional.of(unknownHelo());
      case "reject_non_fqdn_sender" ->
          one(
              "sender-not-fqdn",
              code("non_fqdn_reject_code", 504),
              "5.2",
              SENDER + "need fully-qualified address",
              Trouble.NOTHING);
      case "reject_unknown_sender_domain" -> Optional.of(unknownSender());
      case "reject_rbl_client" ->
          one(
              "client-blocklisted",
              code("maps_rbl_reject_code", 554),
              "7.1",
              "Service unavailable; Client host [{client-address}] blocked using "
                  + restriction.argument().split("=", 2)[0],
              Trouble.NOTHING);
      default -> Optional.empty();
    };
  }

  private Map<String, RuleText> client() {
    RuleText refusal =
        RuleText.of(clientCode(), "7.25", CLIENT + "hostname, [{client-address}]", Trouble.DEFER);
    Map<String, RuleText> rules = new LinkedHashMap<>();
    rules.put("ptr-missing", refusal);
    rules.put("fcrdns-mismatch", refusal);
    return rules;
  }

  private Map<String, RuleText> invalidHelo() {
    int code = code("invalid_hostname_reject_code", 501);
    Map<String, RuleText> rules = new LinkedHashMap<>();
    rules.put("helo-syntax", RuleText.of(code, "5.2", HELO + "Invalid name", Trouble.NOTHING));
    rules.put(
        "helo-literal-malformed",
        RuleText.of(code, "5.2", HELO + "invalid ip address", Trouble.NOTHING));
    return rules;
  }

  private Map<String, RuleText> unknownHelo() {
    int code = code("unknown_hostname_reject_code", 450);
    Map<String, RuleText> rules = new LinkedHashMap<>();
    rules.put(
        "helo-trailing-dot", RuleText.of(code, "7.1", HELO + "Host not found", Trouble.NOTHING));
    rules.put(
        "helo-unresolvable",
        RuleText.of(
            code,
            "7.1",
            HELO + "Host not found",
            trouble("unknown_helo_hostname_tempfail_action")));
    return rules;
  }

  private Map<String, RuleText> unknownSender() {
    int code = code("unknown_address_reject_code", 450);
    Map<String, RuleText> rules = new LinkedHashMap<>();
    rules.put(
        "sender-domain-missing",
        RuleText.of(
            code, "1.8", SENDER + "Domain not found", trouble("unknown_address_tempfail_action")));
    rules.put(
        "sender-unroutable",
        RuleText.of(code, "1.8", SENDER + "Domain not found", Trouble.NOTHING));
    rules.put(
        "sender-null-mx",
        RuleText.of(
            550,
            "7.27",
            SENDER + "Domain {sender-domain} does not accept mail (nullMX)",
            Trouble.NOTHING));
    return rules;
  }

  private int clientCode() {
    return code("unknown_client_reject_code", 450);
  }

  private int code(String parameter, int usual) {
    return config
        .value(parameter)
        .filter(text -> text.matches("[45][0-9][0-9]"))
        .map(Integer::valueOf)
        .orElse(usual);
  }

  private Trouble trouble(String parameter) {
    String general = config.value("reject_tempfail_action", "defer_if_permit");
    return switch (config.value(parameter, general)) {
      case "defer" -> Trouble.DEFER;
      case "reject" -> Trouble.SAME;
      default -> Trouble.DEFER_IF_PERMIT;
    };
  }

  private static Optional<Map<String, RuleText>> one(
      String id, int code, String enhanced, String words, Trouble trouble) {
    return Optional.of(Map.of(id, RuleText.of(code, enhanced, words, trouble)));
  }
}
