package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.Dns;
import fakereceiver.journal.Entry;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.jury.Jury;
import fakereceiver.jury.Panel;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.predict.Prediction;

/** What all receivers say of a mail in the journal is what was predicted of it. */
class JuryTest {

  private static final List<Persona> ALL = Personas.builtIn().all();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all-good",
        "dkim-key-broken",
        "dmarc-reject-unaligned",
        "generated-ptr-name",
        "helo-localhost",
        "ipv4-client-without-ptr",
        "listed-address",
        "message-without-date",
        "no-reverse-name",
        "null-reverse-path",
        "reverse-dns-broken",
        "sender-domain-unknown",
        "spf-include-broken"
      })
  void itsVerdictsAreThosePredicted(String story) throws Exception {
    Scenario scenario = new Scenarios().named(story);
    Dns dns = scenario.dns();
    Prediction prediction = new Probe(dns, new TestClock()).predict(scenario.attempt(), ALL);
    Attempt plan = prediction.attempt();
    Panel panel = new Panel(new RuleBook(new TestClock()), ALL, dns);
    try (MemoryJournal journal = new MemoryJournal();
        Jury jury = Jury.start(journal, panel);
        FakeReceiver receiver =
            FakeReceiver.builder("accept-all")
                .dns(dns)
                .clock(new TestClock())
                .claims(plan.clientAddress().text())
                .keeper(journal)
                .start()) {
      send(receiver, plan);
      receiver.takeSession(PATIENCE);
      assertThat(jury.await(PATIENCE)).isTrue();

      Entry entry = journal.entry(1).orElseThrow();
      assertThat(entry.mail().attempt().message()).isPresent();
      assertThat(entry.others()).hasSize(ALL.size() - 1); // its receiver has judged, too
      for (Verdict would : entry.others()) {
        Verdict predicted =
            prediction.verdicts().stream()
                .filter(one -> one.persona().equals(would.persona()))
                .findFirst()
                .orElseThrow();
        assertThat(whole(would)).as(would.persona()).isEqualTo(whole(predicted));
      }
    }
  }

  /** All of it, and the evidence for what it rests on. */
  private static List<Object> whole(Verdict verdict) {
    return List.of(
        verdict.action(),
        verdict.stage(),
        verdict.reply(),
        verdict.because(),
        verdict.assumed(),
        verdict.counts(),
        verdict.score(),
        verdict.because().stream().map(rule -> verdict.outcome(rule).evidence().lines()).toList());
  }

  private static void send(FakeReceiver receiver, Attempt plan) throws IOException {
    try (Socket socket = new Socket(receiver.host(), receiver.port());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      String message =
          new String(plan.message().orElseThrow().bytes(), StandardCharsets.ISO_8859_1);
      reply(in);
      for (String said :
          List.of(
              "EHLO " + plan.heloName().orElseThrow().text(),
              "MAIL FROM:" + plan.reversePath().orElseThrow(),
              "RCPT TO:<" + plan.recipients().get(0) + ">",
              "DATA",
              message.replace("\r\n.", "\r\n..") + (message.endsWith("\r\n") ? "." : "\r\n."),
              "QUIT")) {
        socket.getOutputStream().write((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reply(in)).as(said).matches("[23].*");
      }
    }
  }

  private static String reply(BufferedReader in) throws IOException {
    String line = String.valueOf(in.readLine());
    while (line.startsWith("-", 3)) {
      line = String.valueOf(in.readLine());
    }
    return line;
  }
}
