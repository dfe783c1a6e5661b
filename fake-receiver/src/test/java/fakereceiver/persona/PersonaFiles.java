package fakereceiver.persona;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Persona files to read in tests, and what reading them says. */
final class PersonaFiles {

  static final Function<String, Persona> NOBODY =
      name -> {
        throw new IllegalArgumentException("there is no persona " + name);
      };

  private PersonaFiles() {}

  static final Set<String> RULES = Set.of("ptr-missing", "helo-missing", "helo-literal");

  static final String HEAD =
      """
      persona: mine
      title: My receiver
      story: Nobody's.
      host-name: mx.example.net
      greeting: "{host-name} ESMTP"
      speaks-at: rcpt
      """;

  static final String WHOLE =
      HEAD
          + """
          accepted: "250 2.0.0 Thanks, {helo-name}"
          dns-budget: 5s
          blocklists: [bl.example.net]
          dmarc: public-suffix-list
          sees: { legal-ptr-names: host-name }
          undecided: { action: defer, reply: "451 4.4.3 Later" }
          rules:
            ptr-missing:
              action: reject
              reply: |
                550-5.7.25 [{client-address}]
                550 5.7.25 has no name
              source: invented here
            helo-missing:
              action: reject
              reply: "501 Syntax"
              at: helo
              undecided: { action: note }
              source: invented there
            helo-literal: { action: junk, source: assumed }
          """;

  static final String MORE =
      HEAD
          + """
          blocklists: ["bl.example.net=127.0.0.[2..11]", other.example.net=any]
          blocklist-clients: [192.0.2.0/24]
          helo-literals: untagged-text
          ignored-mx-addresses: [127.0.0.0/8, "::1"]
          exempt-clients: ["fc00::/7"]
          source: observed by us, 2026-11-24
          sees:
            ptr-names: first-legal
            legal-ptr-names: characters
            names-looked-up: host-name
            one-family-settles: yes
            servfail-is-none: [PTR, MX]
            longest-name: 64
          scores:
            start: -0.5
            thresholds:
              4.5: { action: junk, source: documented by them }
              6: { action: reject, reply: "554 5.7.1 Spam", source: invented }
          rules:
            ptr-missing:
              action: note
              weight: 2.5
              with: [helo-missing]
              unless: [helo-literal]
              exempt-clients: spared
            helo-missing:
              action: defer
              reply: "450 Later"
              undecided:
                { action: reject, reply: "550 No", at: rcpt, if-permitted: yes, source: assumed }
            helo-literal: { action: junk, undecided: same, source: recorded with it }
          """;

  static String rule(String content) {
    return "rules:\n  ptr-missing: { " + content + " }\n";
  }

  static Decision decision(String id) {
    return rule(WHOLE, id);
  }

  static Decision rule(String yaml, String id) {
    return ruleOf(read(yaml), id);
  }

  static Decision ruleOf(Persona persona, String id) {
    assertThat(persona.decisions()).containsKey(id);
    return requireNonNull(persona.decisions().get(id));
  }

  static Persona read(String yaml) {
    return PersonaFile.read("x.yaml", yaml, RULES, NOBODY);
  }

  /** Extends the persona of {@link #MORE}. */
  static Persona extending(String yaml) {
    return PersonaFile.read("y.yaml", yaml + "extends: mine\n", RULES, name -> read(MORE));
  }

  static List<String> problems(String yaml) {
    PersonaFileException e =
        catchThrowableOfType(
            PersonaFileException.class, () -> PersonaFile.read("x.yaml", yaml, RULES, NOBODY));
    return String.valueOf(e.getMessage()).lines().toList();
  }
}
