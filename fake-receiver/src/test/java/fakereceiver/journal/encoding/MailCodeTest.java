package fakereceiver.journal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.Persona;
import fakereceiver.judge.TimeBehaviour;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import fakereceiver.persona.Personas;
import fakereceiver.report.Format;
import fakereceiver.report.MailReport;
import fakereceiver.report.Style;
import fakereceiver.rules.RuleBook;
import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import fakereceiver.session.Mail;
import fakereceiver.session.Refusal;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import fakereceiver.session.TransactionParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailCodeTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.123456789Z");
  private static final Style WHOLE = new Style(false, true, true);
  private static final RuleBook RULES = new RuleBook(Clock.fixed(NOW, ZoneOffset.UTC));

  private static Verdict verdict(Scenario story, Persona persona) {
    return RULES.judge(persona, story.dns()).whole(story.attempt());
  }

  private static Mail mail(Scenario story, Verdict verdict) {
    boolean stored = story.attempt().message().isPresent() && verdict.action().delivers();
    return new Mail(
        "17",
        3,
        verdict.persona(),
        NOW,
        IpAddress.of("::1"),
        Map.of("CLAIMED", "2001:db8::25", "CLAIMED-HELO", ""),
        new Transaction(
            story
                .attempt()
                .known(
                    new ClientHistory(
                        ClientHistory.networkOf(story.attempt().clientAddress()),
                        Optional.of(
                            new ClientHistory.Usage(
                                3, new TimeBehaviour.Quota(2, Duration.ofMinutes(1)))),
                        Optional.empty(),
                        Optional.of(
                            new ClientHistory.Standing(
                                Duration.ofSeconds(1), Duration.ofMinutes(5))))),
            verdict,
            new TransactionParameters(
                Map.of("SIZE", "500", "BODY", "8BITMIME"), List.of(Map.of("NOTIFY", "NEVER"))),
            stored
                ? story
                    .attempt()
                    .message()
                    .map(m -> m.withOnTop("Authentication-Results: x\r\n".getBytes()))
                : Optional.empty(),
            stored ? Optional.of(Path.of("store", "17-3.eml")) : Optional.empty(),
            verdict.reply(),
            stored ? List.of(verdict(story, Personas.builtIn().named("gmail"))) : List.of(),
            List.of(
                new Refusal("RCPT TO:<\u00fc@x.example>", Reply.parse("550-5.1.1 No\n550 no")))),
        new Transcript(
            List.of(
                new Transcript.Line(Duration.ofNanos(1234567), Transcript.Speaker.CLIENT, "EHLO x"),
                new Transcript.Line(
                    Duration.ofSeconds(5), Transcript.Speaker.EVENT, "\u0000\u20ac"))),
        Optional.of(new SessionRecord.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384")),
        Optional.of("the client has hung up"));
  }

  private static byte[] octets(Mail mail) throws IOException {
    MailCode code = MailCode.of(mail);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    code.writeTo(out);
    assertThat(out.size()).isEqualTo(code.length());
    return out.toByteArray();
  }

  @Test
  void everyStoryToldToSeveralReceiversComesBackAsTheSameReports() throws IOException {
    int count = 0;
    for (Scenario story : new Scenarios().all()) {
      for (Persona persona : Personas.builtIn().all()) {
        if (count++ % 7 != 0) {
          continue; // each persona meets some stories, and each story some personas
        }
        Mail mail = mail(story, verdict(story, persona));
        Mail back = MailCode.read(octets(mail));
        for (Format format : List.of(Format.TEXT, Format.JSON, Format.HTML, Format.SARIF)) {
          assertThat(format.render(MailReport.of(back), WHOLE))
              .as("%s, %s, %s", story.name(), persona.name(), format)
              .isEqualTo(format.render(MailReport.of(mail), WHOLE));
        }
        assertThat(back.transcript()).isEqualTo(mail.transcript());
        assertThat(back.claims()).isEqualTo(mail.claims());
        assertThat(back.time()).isEqualTo(mail.time());
        assertThat(back.tls()).isEqualTo(mail.tls());
        assertThat(back.trouble()).isEqualTo(mail.trouble());
        assertThat(back.message()).isEqualTo(mail.message());
        assertThat(back.transaction().stored()).isEqualTo(mail.transaction().stored());
        assertThat(back.transaction().file()).isEqualTo(mail.transaction().file());
        assertThat(back.transaction().parameters()).isEqualTo(mail.transaction().parameters());
        assertThat(back.transaction().refusals()).isEqualTo(mail.transaction().refusals());
        assertThat(back.attempt().acquaintance()).isEqualTo(mail.attempt().acquaintance());
        assertThat(back.transaction().others().toString())
            .isEqualTo(mail.transaction().others().toString());
        assertThat(back.fate()).isEqualTo(mail.fate());
        assertThat(back.verdict().score().map(score -> score.text()))
            .isEqualTo(mail.verdict().score().map(score -> score.text()));
      }
    }
    assertThat(count).isGreaterThan(1000);
  }

  @Test
  void whatOthersWouldHaveMadeOfItComesBackAndTakesLittleRoom() throws IOException {
    Scenario story = new Scenarios().all().get(0);
    List<Verdict> verdicts =
        Personas.builtIn().all().stream().map(persona -> verdict(story, persona)).toList();
    byte[] octets = VerdictCode.octets(verdicts);
    List<Verdict> back = VerdictCode.verdicts(octets);
    assertThat(back).hasSameSizeAs(verdicts);
    for (int i = 0; i < back.size(); i++) {
      assertThat(back.get(i).agreesWith(verdicts.get(i))).isTrue();
      assertThat(back.get(i).findings().ids()).isEqualTo(verdicts.get(i).findings().ids());
    }
    assertThat(octets.length).isLessThan(verdicts.size() * 2000);
  }

  @Test
  void aMailWithoutAMessageComesBackWithoutOne() throws IOException {
    Scenario story = new Scenarios().all().get(0);
    Mail whole = mail(story, verdict(story, Personas.builtIn().named("permissive")));
    byte[] octets = octets(whole);
    assertThat(MailCode.read(octets).message().map(Message::size))
        .isEqualTo(whole.message().map(Message::size));
  }

  @Test
  void octetsThatAreSomethingElseAreRefusedWhateverTheyAre() throws IOException {
    Scenario story = new Scenarios().all().get(0);
    byte[] good = octets(mail(story, verdict(story, Personas.builtIn().named("postfix-strict"))));
    Random random = new Random(17);
    List<String> odd = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad =
          i % 2 == 0 ? good.clone() : java.util.Arrays.copyOf(good, random.nextInt(good.length));
      for (int k = 0; k < 1 + i % 3 && bad.length > 0; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        MailCode.read(bad);
      } catch (IllegalArgumentException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        odd.add(e.toString());
      }
    }
    assertThat(odd).isEmpty();
    assertThat(refused).isGreaterThan(5000);
  }
}
