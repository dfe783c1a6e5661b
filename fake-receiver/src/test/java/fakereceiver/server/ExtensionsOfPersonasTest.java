package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Persona;
import fakereceiver.persona.KnownRules;
import fakereceiver.persona.PersonaFile;
import fakereceiver.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server lacks, its persona does not offer, and does not take. */
class ExtensionsOfPersonasTest {

  private static final String ZONE =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::25
      example.org         MX     10 mail.example.org
      """;

  @ParameterizedTest
  @CsvSource({
    "postfix-default, PIPELINING SIZE 8BITMIME SMTPUTF8 ENHANCEDSTATUSCODES CHUNKING DSN",
    "exim-spf-dnsbl, PIPELINING SIZE 8BITMIME SMTPUTF8 CHUNKING",
    "opensmtpd-junk, SIZE 8BITMIME ENHANCEDSTATUSCODES DSN",
    "sendmail-all, PIPELINING SIZE 8BITMIME ENHANCEDSTATUSCODES DSN",
    "haraka-spf, PIPELINING SIZE 8BITMIME SMTPUTF8",
    "haraka-helo, PIPELINING SIZE 8BITMIME SMTPUTF8"
  })
  void whatTheServerLacksIsNotOffered(String persona, String offered) {
    try (FakeReceiver receiver = receiver(persona);
        Client client = Client.connected(receiver)) {
      assertThat(
              client
                  .say("EHLO mail.example.org")
                  .lines()
                  .skip(1)
                  .map(line -> line.replaceFirst("250[- ]([^ ]+).*", "$1")))
          .containsExactly(offered.split(" "));
    }
  }

  @Test
  void whatIsNotOfferedIsNotTaken() {
    try (FakeReceiver receiver = receiver("opensmtpd-default");
        Client client = Client.connected(receiver)) {
      client.say("EHLO mail.example.org");

      assertThat(client.say("MAIL FROM:<alice@example.org> SMTPUTF8")).startsWith("555 5.5.4");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("250");
      assertThat(client.say("BDAT 1 LAST")).startsWith("502");
    }
  }

  @Test
  void aSenderThatNeedsWhatIsLackingIsRefusedInTheWordsOfTheServer() {
    try (FakeReceiver receiver = receiver("sendmail-default");
        Client client = Client.connected(receiver)) {
      client.say("EHLO mail.example.org");

      assertThat(client.say("MAIL FROM:<j\u00c3\u00bcrgen@example.org> SMTPUTF8"))
          .isEqualTo("555 5.5.4 SMTPUTF8 parameter unrecognized");
    }
  }

  @Test
  void aRecipientThatNeedsWhatIsLackingIsRefusedAsThePersonaPredicts() {
    try (FakeReceiver receiver = receiver("opensmtpd-default");
        Client client = Client.connected(receiver)) {
      client.say("EHLO mail.example.org");
      client.say("MAIL FROM:<alice@example.org>");

      assertThat(client.say("RCPT TO:<j\u00c3\u00bcrgen@example.net>")).startsWith("553 5.6.7");
    }
  }

  @Test
  void aPersonaThatSaysNothingOfSuchSendersDoesNotTakeThemEither() {
    Persona mine =
        PersonaFile.read(
            "mine.yaml",
            """
            persona: mine
            extends: permissive
            without: [SMTPUTF8]
            """,
            RuleBook.ids(),
            KnownRules.personas()::named);
    try (FakeReceiver receiver =
            FakeReceiver.builder(mine).zone(ZONE).claims("2001:db8::25").start();
        Client client = Client.connected(receiver)) {
      client.say("EHLO mail.example.org");

      assertThat(client.say("MAIL FROM:<j\u00c3\u00bcrgen@example.org> SMTPUTF8"))
          .startsWith("555 5.5.4");
    }
  }

  private static FakeReceiver receiver(String persona) {
    return FakeReceiver.builder(persona).zone(ZONE).claims("2001:db8::25").start();
  }
}
