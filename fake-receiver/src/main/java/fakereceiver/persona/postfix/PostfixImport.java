package fakereceiver.persona.postfix;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpRange;
import fakereceiver.judge.Blocklist;
import fakereceiver.judge.Persona;
import fakereceiver.persona.postfix.Restrictions.Restriction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns the restrictions of a Postfix configuration into a persona file that extends {@code
 * postfix-default}. What a persona cannot express is listed in the file, never dropped.
 *
 * <p>Replies and codes are those of Postfix 3.7 as recorded; parameters that change codes or
 * temporary-failure actions are followed (postconf(5)).
 */
public final class PostfixImport {

  /** A list of restrictions, and the step at which it speaks when refusals are not delayed. */
  private enum Place {
    CLIENT("smtpd_client_restrictions", "connect", ""),
    HELO("smtpd_helo_restrictions", "helo", ""),
    SENDER("smtpd_sender_restrictions", "mail", ""),
    RELAY("smtpd_relay_restrictions", "rcpt", "permit_mynetworks, reject_unauth_destination"),
    RECIPIENT("smtpd_recipient_restrictions", "rcpt", ""),
    DATA("smtpd_data_restrictions", "message", ""),
    END("smtpd_end_of_data_restrictions", "message", "");

    private final String parameter;
    private final String stage;
    private final String usual;

    Place(String parameter, String stage, String usual) {
      this.parameter = parameter;
      this.stage = stage;
      this.usual = usual;
    }
  }

  /** Let pass by Postfix for reasons that have nothing to do with the sender's host. */
  private static final Set<String> ABOUT_OTHERS =
      Set.of(
          "reject_unauth_destination",
          "defer_unauth_destination",
          "reject_unknown_recipient_domain",
          "reject_non_fqdn_recipient",
          "reject_unlisted_recipient",
          "permit_sasl_authenticated",
          "permit_tls_clientcerts",
          "permit_auth_destination");

  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

  private final MainCf config;
  private final Map<String, RuleText> rules = new LinkedHashMap<>();
  private final Set<String> blocklists = new LinkedHashSet<>();
  private final List<String> omitted = new ArrayList<>();

  private PostfixImport(MainCf config) {
    this.config = config;
  }

  /**
   * The text of the persona file.
   *
   * @param name the name of the persona to be
   * @param config what Postfix is set to
   */
  public static String persona(String name, MainCf config) {
    PostfixImport conversion = new PostfixImport(config);
    for (Place place : Place.values()) {
      conversion.read(place);
    }
    conversion.noteMilters();
    conversion.noteSoftBounce();
    conversion.notePostscreen();
    return new PersonaText(
            name,
            conversion.hostName(),
            conversion.without(),
            conversion.networks(),
            List.copyOf(conversion.blocklists),
            conversion.rules,
            conversion.omitted)
        .yaml();
  }

  private void read(Place place) {
    boolean spared = false;
    String value = config.value(place.parameter, place.usual);
    for (Restriction restriction : RestrictionClasses.apart(value, classes())) {
      if (restriction.name().equals("permit_mynetworks")) {
        spared = true;
      } else if (restriction.name().equals("permit")) {
        return;
      } else if (restriction.warned()) {
        omit(place, restriction, "it only warns");
      } else if (ABOUT_OTHERS.contains(restriction.name())) {
        omitSilentlyUnlessSet(place, restriction);
      } else {
        add(place, restriction, spared);
      }
    }
  }

  private Map<String, String> classes() {
    Map<String, String> classes = new LinkedHashMap<>();
    for (String name : Restrictions.words(config.value("smtpd_restriction_classes", ""))) {
      classes.put(name, config.value(name, ""));
    }
    return classes;
  }

  private void add(Place place, Restriction restriction, boolean spared) {
    Optional<Map<String, RuleText>> made = new Catalogue(config).rules(restriction);
    if (made.isEmpty()) {
      omit(place, restriction, "a persona cannot express it");
      return;
    }
    if (restriction.name().equals("reject_rbl_client")) {
      addList(place, restriction);
    }
    made.get()
        .forEach(
            (id, rule) -> {
              RuleText spoken = (isSoft() ? rule.soft() : rule).sparing(spared);
              rules.merge(
                  id,
                  isDelayed() ? spoken : spoken.at(place.stage),
                  (first, again) -> first.sparing(first.spared() && spared));
            });
  }

  private void addList(Place place, Restriction restriction) {
    String list =
        restriction.argument().indexOf('=') < 0
            ? restriction.argument() + "=any"
            : restriction.argument();
    try {
      blocklists.add(Blocklist.of(list).toString());
    } catch (IllegalArgumentException e) {
      omit(place, restriction, String.valueOf(e.getMessage()));
    }
    if (blocklists.size() > 1) {
      omit(place, restriction, "the list is asked, but the reply names the first list only");
    }
  }

  private boolean isSoft() {
    return config.value("soft_bounce", "no").equals("yes");
  }

  private void noteSoftBounce() {
    if (isSoft()) {
      omit("soft_bounce", "commands that are wrong are refused with 5xx nevertheless");
    }
  }

  /** What it does not offer of what ours do. */
  private List<String> without() {
    List<String> discarded =
        Restrictions.words(
            config.value("smtpd_discard_ehlo_keywords", "").toUpperCase(Locale.ROOT));
    return Persona.EXTENSIONS.stream()
        .filter(
            keyword ->
                discarded.contains(keyword)
                    || (keyword.equals("SMTPUTF8")
                        && config.value("smtputf8_enable", usualUtf8()).equals("no")))
        .toList();
  }

  /** As {@code postconf -d} has it: what says no level of compatibility has that of long ago. */
  private String usualUtf8() {
    return config.value("compatibility_level", "0").startsWith("0") ? "no" : "yes";
  }

  private boolean isDelayed() {
    return !config.value("smtpd_delay_reject", "yes").equals("no");
  }

  private void omit(Place place, Restriction restriction, String why) {
    omitted.add(config.place(place.parameter) + ": " + restriction + ": " + why);
  }

  private void omitSilentlyUnlessSet(Place place, Restriction restriction) {
    if (config.value(place.parameter).isPresent()) {
      omit(place, restriction, "it is not about the sending host");
    }
  }

  private void noteMilters() {
    for (String parameter : List.of("smtpd_milters", "smtpd_proxy_filter", "content_filter")) {
      if (!config.value(parameter, "").isBlank()) {
        omit(parameter, "a persona cannot express what another program decides");
      }
    }
  }

  private void notePostscreen() {
    for (String parameter : Postscreen.refusing(config)) {
      omit(parameter, "a persona cannot express what postscreen decides, where it runs");
    }
  }

  private void omit(String parameter, String why) {
    omitted.add(
        "%s: %s = %s: %s"
            .formatted(config.place(parameter), parameter, config.value(parameter, ""), why));
  }

  private Optional<DomainName> hostName() {
    return config
        .value("myhostname")
        .flatMap(DomainName::parse)
        .filter(name -> name.isHostName() && name.isFullyQualified());
  }

  /** The clients that {@code permit_mynetworks} lets pass, where a restriction stands behind it. */
  private List<String> networks() {
    List<String> networks = new ArrayList<>();
    if (rules.values().stream().noneMatch(RuleText::spared)) {
      return networks;
    }
    for (String word : SEPARATOR.split(config.value("mynetworks", ""), -1)) {
      String range = word.replace("[", "").replace("]", "");
      if (word.isEmpty()) {
        continue;
      }
      try {
        networks.add(IpRange.of(range).toString());
      } catch (IllegalArgumentException e) {
        omitted.add(config.place("mynetworks") + ": " + word + ": not a range of addresses");
      }
    }
    return networks;
  }
}
