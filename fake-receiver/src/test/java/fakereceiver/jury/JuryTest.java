package fakereceiver.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.ZoneDns;
import fakereceiver.journal.Entry;
import fakereceiver.journal.Found;
import fakereceiver.journal.Journal;
import fakereceiver.journal.Mails;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.journal.Query;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.server.Client;
import fakereceiver.session.Mail;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All receivers judge a mail as each would have if it had come to it. */
class JuryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String GOOD = "2001:db8::25";
  private static final String NO_PTR = "2001:db8::66";

  private static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::25
      example.org MX 10 mail.example.org
      example.org TXT "v=spf1 ip6:2001:db8::25 -all"
      _dmarc.example.org TXT "v=DMARC1; p=reject"
      """;

  private static final List<String> SOME =
      List.of("gmail", "postfix-strict", "exim-spf-dnsbl", "t-online", "haraka-spf");

  private static Panel panel() {
    return new Panel(
        new RuleBook(Clock.systemUTC()),
        SOME.stream().map(Personas.builtIn()::named).toList(),
        ZoneDns.of(ZONE));
  }

  private static Mail sent(FakeReceiver receiver) {
    try (Client client = Client.silent(receiver)) {
      if (client.reply().startsWith("220")
          && client.say("EHLO mail.example.org").startsWith("250")) {
        client.untilData();
        client.say(
            "From: alice@example.org\r\nDate: Sun, 29 Nov 2026 12:00:00 +0000\r\n"
                + "Message-ID: <1@example.org>\r\nSubject: hello\r\n\r\nHello, Bob.\r\n.");
      }
      client.send("QUIT\r\n");
      client.rest();
    }
    return receiver.takeMail(PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {GOOD, NO_PTR})
  void eachVerdictIsThatOfAReceiverWithThisPersona(String sender) throws Exception {
    try (MemoryJournal journal = new MemoryJournal();
        Jury jury = Jury.start(journal, panel());
        FakeReceiver receiver =
            FakeReceiver.builder("permissive").zone(ZONE).claims(sender).keeper(journal).start()) {
      sent(receiver);
      assertThat(jury.await(PATIENCE)).isTrue();

      Entry entry = journal.entry(1).orElseThrow();
      assertThat(entry.others()).extracting(Verdict::persona).isEqualTo(SOME);
      for (Verdict would : entry.others()) {
        try (FakeReceiver real =
            FakeReceiver.builder(would.persona()).zone(ZONE).claims(sender).start()) {
          Verdict did = sent(real).verdict();
          assertThat(did.action()).as("%s", did).isEqualTo(would.action());
          assertThat(did.stage()).isEqualTo(would.stage());
          assertThat(did.because()).isEqualTo(would.because());
        }
      }
    }
  }

  @Test
  void oneThatDidNotComeFarIsNotSaidToBeTakenByAnybody() throws Exception {
    try (MemoryJournal journal = new MemoryJournal();
        Jury jury = Jury.start(journal, panel());
        FakeReceiver receiver =
            FakeReceiver.builder("t-online").zone(ZONE).claims(NO_PTR).keeper(journal).start()) {
      sent(receiver);
      assertThat(jury.await(PATIENCE)).isTrue();
      Found found = journal.find(Query.ALL, OptionalLong.empty(), 1);
      assertThat(found.entries().get(0).would().keySet())
          .contains("unfinished")
          .doesNotContain("accept", "note");
    }
  }

  @Test
  void whenThereAreTooManyTheOldestStaysUnjudged() throws Exception {
    Journal journal = new MemoryJournal();
    Attempt slow = Mails.judged("permissive", GOOD, "slow", Mails.NOON).attempt();
    assertThat(panel().judge(slow, "gmail")).hasSize(SOME.size() - 1);
    try (Jury jury = Jury.start(journal, panel(), 1)) {
      for (int i = 0; i < 200; i++) {
        journal.note(Mails.judged("permissive", GOOD, "mail " + i, Mails.NOON));
      }
      assertThat(jury.await(PATIENCE)).isTrue();
      long judged =
          journal.find(Query.ALL, OptionalLong.empty(), 500).entries().stream()
              .filter(one -> !one.would().isEmpty())
              .count();
      assertThat(judged + jury.left()).isEqualTo(200);
      assertThat(journal.entry(200).orElseThrow().others()).isNotEmpty();
    }
  }

  @Test
  void aReceiverThatAnnotatesTakesEverythingAndSaysWhoWouldNotHave() throws Exception {
    try (MemoryJournal journal = new MemoryJournal();
        FakeReceiver receiver =
            FakeReceiver.builder("t-online")
                .zone(ZONE)
                .claims(NO_PTR)
                .annotate(panel().personas())
                .keeper(journal)
                .start()) {
      Mail mail = sent(receiver);
      assertThat(mail.fate()).isEqualTo(Mail.Fate.TAKEN);
      assertThat(mail.transaction().others()).extracting(Verdict::persona).isEqualTo(SOME);
      Message message = mail.transaction().stored().orElseThrow();
      String stored = message.text(0, message.size());
      assertThat(stored)
          .contains("X-Fake-Receiver-Would: ")
          .contains("\r\n t-online=reject 554")
          .containsOnlyOnce("X-Fake-Receiver-Would");
      assertThat(journal.find(Query.ALL, OptionalLong.empty(), 1).entries().get(0).would())
          .containsKey("reject");
    }
  }

  @Test
  void aReceiverBecomesAnotherWhileItRuns() {
    try (FakeReceiver receiver =
        FakeReceiver.builder("permissive").zone(ZONE).claims(NO_PTR).start()) {
      assertThat(sent(receiver).fate()).isEqualTo(Mail.Fate.TAKEN);
      receiver.persona(Personas.builtIn().named("t-online"));
      assertThat(receiver.persona()).isEqualTo("t-online");
      assertThat(sent(receiver).fate()).isEqualTo(Mail.Fate.REFUSED);
    }
  }
}
