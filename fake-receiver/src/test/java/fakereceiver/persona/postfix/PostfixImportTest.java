package fakereceiver.persona.postfix;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import fakereceiver.persona.PersonaFile;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations of the recorded Postfix policies become the personas of these policies. */
class PostfixImportTest {

  private static final Path CONFIGURATIONS = Path.of("src/test/resources/postfix");
  private static final Personas PERSONAS = Personas.builtIn();

  /** The order of rules counts, and every word of the replies. */
  @ParameterizedTest
  @ValueSource(
      strings = {"default", "ptr-only", "strict", "strict-early", "perm", "rbl-filter", "warn"})
  void makesThePersonaOfARecordedPolicy(String policy) throws IOException {
    Persona imported = imported(policy);
    Persona recorded = PERSONAS.named("postfix-" + policy);

    assertThat(decisions(imported)).isEqualTo(decisions(recorded));
    assertThat(imported.decisions().keySet())
        .containsExactlyElementsOf(recorded.decisions().keySet());
    assertThat(imported.receiver().blocklists()).isEqualTo(recorded.receiver().blocklists());
    assertThat(imported.sight()).isEqualTo(recorded.sight());
  }

  private static Map<String, String> decisions(Persona persona) {
    Map<String, String> decisions = new LinkedHashMap<>();
    persona
        .decisions()
        .forEach(
            (id, decision) ->
                decisions.put(
                    id,
                    String.join(
                        " / ",
                        decision.failed().action() + " " + decision.failed().reply(),
                        decision.undecided().action() + " " + decision.undecided().reply(),
                        decision.undecided().ifPermitted() + " at " + decision.undecided().at(),
                        "at " + stage(persona, id, decision))));
    return decisions;
  }

  /** A fault is spoken of when it is known, at the earliest. */
  private static Stage stage(Persona persona, String id, Decision decision) {
    Stage at = decision.at().orElse(persona.speaksAt());
    Stage known =
        new RuleBook(Clock.systemUTC())
            .rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow()
                .stage();
    return at.compareTo(known) > 0 ? at : known;
  }

  @ParameterizedTest
  @CsvSource({
    "postscreen_dnsbl_action, enforce, true",
    "postscreen_greet_action, drop, true",
    "postscreen_denylist_action, enforce, true",
    "postscreen_bare_newline_enable, yes, true",
    "postscreen_dnsbl_action, ignore, false",
    "postscreen_pipelining_enable, no, false",
  })
  void listsWhatPostscreenRefuses(String parameter, String value, boolean listed) {
    String setting = parameter + " = " + value;
    String yaml = PostfixImport.persona("mine", MainCf.read("main.cf", "\n" + setting + "\n"));

    assertThat(
            yaml.contains("main.cf:2: " + setting + ": a persona cannot express what postscreen"))
        .isEqualTo(listed);
    assertThat(yaml.contains("Every restriction of it is here")).isNotEqualTo(listed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rbl-spf | check_policy_service unix:private/policyd-spf: a persona cannot express it",
        "spf-strict | check_policy_service unix:private/policyd-spf-strict: a persona cannot",
        "rspamd | smtpd_milters = inet:[2001:db8:25::60]:11332: a persona cannot express what",
        "warn | warn_if_reject reject_unknown_client_hostname: it only warns"
      })
  void listsWhatItCannotExpressWithItsLine(String policy, String line) throws IOException {
    assertThat(yaml(policy).lines())
        .anyMatch(
            text -> text.matches("#   " + policy + "\\.cf:[0-9]+: .*") && text.contains(line));
  }

  @Test
  void asksTheListWithoutAFilterAboutEveryAnswer() throws IOException {
    assertThat(imported("rbl-spf").receiver().blocklists()).hasToString("[bl.lab.example=any]");
    assertThat(imported("rbl-spf").decisions())
        .containsOnlyKeys(
            "ptr-missing", "client-blocklisted", "helo-missing", "sender-domain-syntax");
  }

  @Test
  void sparesTheNetworksOfTheServer() {
    Persona persona =
        read(
            """
            mynetworks = 127.0.0.0/8 [::1]/128 [2001:db8:1::]/48
            smtpd_client_restrictions = permit_mynetworks,
              reject_unknown_reverse_client_hostname
            """);

    assertThat(persona.exemptClients()).hasToString("[127.0.0.0/8, ::1/128, 2001:db8:1::/48]");
    assertThat(requireNonNull(persona.decisions().get("ptr-missing")).condition().sparesExempt())
        .isTrue();
  }

  @Test
  void followsParametersThatNameOthers() {
    Persona persona =
        read(
            """
            our_checks = reject_unknown_reverse_client_hostname
            smtpd_client_restrictions = ${our_checks}
            unknown_client_reject_code = 554
            """);

    assertThat(
            requireNonNull(persona.decisions().get("ptr-missing"))
                .failed()
                .reply()
                .orElseThrow()
                .template())
        .hasToString(
            "554 5.7.1 Client host rejected: cannot find your reverse hostname,"
                + " [{client-address}]");
  }

  @Test
  void endsAListAtPermit() {
    assertThat(read("smtpd_helo_restrictions = permit, reject_non_fqdn_helo_hostname").decisions())
        .containsOnlyKeys("helo-missing", "sender-domain-syntax");
  }

  @Test
  void takesClassesOfRestrictionsApart() {
    String config =
        """
        smtpd_restriction_classes = strict, loop, mild
        mild = reject_invalid_helo_hostname
        strict = reject_non_fqdn_helo_hostname, loop
        loop = permit_mynetworks, loop, permit
        mynetworks = [::1]/128
        smtpd_recipient_restrictions = warn_if_reject mild, strict, reject_unknown_sender_domain
        """;

    assertThat(read(config).decisions())
        .containsOnlyKeys("helo-not-fqdn", "helo-missing", "sender-domain-syntax");
    assertThat(PostfixImport.persona("imported", MainCf.read("main.cf", config)))
        .contains("main.cf:6: warn_if_reject reject_invalid_helo_hostname: it only warns")
        .contains("main.cf:6: loop: a persona cannot express it");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void takesEachClassApartOnceHoweverOftenItIsNamed() {
    StringBuilder config = new StringBuilder("smtpd_restriction_classes =");
    for (int i = 0; i < 90; i++) {
      config.append(" c").append(i);
    }
    for (int i = 0; i < 89; i++) {
      config.append("\nc%d = c%d, c%d".formatted(i, i + 1, i + 1));
    }
    config.append("\nc89 = reject_non_fqdn_helo_hostname\nsmtpd_helo_restrictions = c0\n");

    assertThat(read(config.toString()).decisions()).containsKey("helo-not-fqdn");
  }

  @ParameterizedTest
  @CsvSource({
    "smtpd_client_restrictions, smtpd_recipient_restrictions",
    "smtpd_recipient_restrictions, smtpd_client_restrictions",
  })
  void sparesNobodyWhereOneOfTwoListsSparesNone(String sparing, String other) {
    Persona persona =
        read(
            """
            mynetworks = [::1]/128
            %s = permit_mynetworks, reject_unknown_reverse_client_hostname
            %s = reject_unknown_reverse_client_hostname
            """
                .formatted(sparing, other));

    assertThat(requireNonNull(persona.decisions().get("ptr-missing")).condition().sparesExempt())
        .isFalse();
    assertThat(persona.exemptClients()).isEmpty();
  }

  @Test
  void defersInPlaceOfRefusingWithSoftBounce() {
    String config =
        """
        soft_bounce = yes
        unknown_client_reject_code = 550
        smtpd_client_restrictions = reject_unknown_client_hostname
        """;

    assertThat(requireNonNull(read(config).decisions().get("ptr-missing")).failed().reply())
        .hasValueSatisfying(
            reply ->
                assertThat(reply.template())
                    .hasToString(
                        "450 4.7.25 Client host rejected: cannot find your hostname,"
                            + " [{client-address}]"));
    assertThat(PostfixImport.persona("imported", MainCf.read("main.cf", config)))
        .contains("main.cf:1: soft_bounce = yes: commands that are wrong");
  }

  @Test
  void offersNoMoreThanTheServer() {
    String discarding = "smtpd_discard_ehlo_keywords = chunking, silent-discard, dsn\n";
    String level = "compatibility_level = 3.6\n";
    assertThat(read(level + discarding).without()).containsExactlyInAnyOrder("CHUNKING", "DSN");
    assertThat(read(level).without()).isEmpty();
    assertThat(read(level + "smtputf8_enable = no").without()).containsExactly("SMTPUTF8");
    assertThat(read("smtputf8_enable = yes").without()).isEmpty();
    assertThat(read("compatibility_level = 0").without()).containsExactly("SMTPUTF8");
    assertThat(read("soft_bounce = no").without()).containsExactly("SMTPUTF8");
  }

  @Test
  void namesTheLinesThatItCannotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MainCf.read("main.cf", "myhostname = a.example\nnonsense\n  x\n= y\n"))
        .withMessageContaining("main.cf:2: found \"nonsense\", expected a parameter such as")
        .withMessageContaining("main.cf:4: found \"= y\"");
  }

  private static Persona imported(String policy) throws IOException {
    return read(policy + ".cf", Files.readString(CONFIGURATIONS.resolve(policy + ".cf")));
  }

  private static String yaml(String policy) throws IOException {
    String text = Files.readString(CONFIGURATIONS.resolve(policy + ".cf"));
    return PostfixImport.persona("imported", MainCf.read(policy + ".cf", text));
  }

  private static Persona read(String config) {
    return read("main.cf", config);
  }

  private static Persona read(String fileName, String config) {
    String yaml = PostfixImport.persona("imported", MainCf.read(fileName, config));
    return PersonaFile.read("imported.yaml", yaml, RuleBook.ids(), PERSONAS::named);
  }
}
