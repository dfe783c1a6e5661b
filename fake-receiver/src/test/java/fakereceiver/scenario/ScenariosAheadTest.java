package fakereceiver.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.CountingDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.MeetingDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.dns.memory.CachingDns;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.persona.KnownRules;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether questions are begun before they are asked makes no difference to any verdict. */
class ScenariosAheadTest {

  private static final Scenarios SCENARIOS = new Scenarios();
  private static final Personas PERSONAS = KnownRules.personas();

  static List<String> names() {
    return SCENARIOS.names();
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("names")
  void endsInTheSameWordsWithAndWithoutAskingAhead(String name) {
    Scenario scenario = SCENARIOS.named(name);
    // A third of the personas each, another one for the next scenario: all of them take a minute.
    for (int i = names().indexOf(name) % 3; i < PERSONAS.names().size(); i += 3) {
      String persona = PERSONAS.names().get(i);
      Dns beginsNothing = new CountingDns(scenario.dns());
      List<String> inTurn = judged(persona, beginsNothing, scenario.attempt());
      try (MeetingDns ahead = new MeetingDns(scenario.dns())) {
        assertThat(judged(persona, ahead, scenario.attempt())).isEqualTo(inTurn);
        assertThat(ahead.begun()).isNotEmpty();
      }
    }
  }

  @Test
  void endsInTheSameWordsInManySessionsAtOnceOverTheWire() throws Exception {
    Scenario scenario = SCENARIOS.named("all-good");
    Persona persona = PERSONAS.named("strict-example");
    List<String> expected = judged(persona.name(), scenario.dns(), scenario.attempt());
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (LabDns lab = LabDns.start(scenario.zones());
        LiveDns live = LiveDns.of(List.of(lab.address()))) {
      for (Dns dns : List.of(live, new CachingDns(live, Clock.systemUTC(), new DnsCounts()))) {
        List<Future<List<String>>> sessions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          sessions.add(threads.submit(() -> judged(persona.name(), dns, scenario.attempt())));
        }
        for (Future<List<String>> session : sessions) {
          assertThat(session.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Zones in memory predict what a budget of time is enough for at a server that is as slow. */
  @Test
  void countsTheSameTimeInMemoryAsWithAThreadForEachQuestion() {
    Zones slow =
        Zones.of(
            """
            *                   ANY  !delay 700ms
            2001:db8::25        PTR  mail.example.org
            mail.example.org    AAAA 2001:db8::25
            example.org         MX   10 mail.example.org
            example.org         TXT  "v=spf1 include:a.example include:b.example -all"
            a.example           TXT  "v=spf1 a:c.example -all"
            b.example           TXT  "v=spf1 mx:d.example -all"
            d.example           MX   10 mail.example.org
            _dmarc.example.org  TXT  "v=DMARC1; p=reject"
            """);
    Attempt attempt = SCENARIOS.named("all-good").attempt();
    for (int tenths = 5; tenths <= 40; tenths += 5) {
      Persona persona =
          PERSONAS.named("permissive").withDnsBudget(Duration.ofMillis(100L * tenths + 10));
      try (MeetingDns threads = new MeetingDns(new ZoneDns(slow))) {
        assertThat(words(new RuleBook(Clock.systemUTC()).judge(persona, threads).whole(attempt)))
            .isEqualTo(
                words(
                    new RuleBook(Clock.systemUTC())
                        .judge(persona, new ZoneDns(slow))
                        .whole(attempt)));
      }
    }
  }

  private static List<String> judged(String persona, Dns dns, Attempt attempt) {
    return words(
        new RuleBook(Clock.systemUTC()).judge(PERSONAS.named(persona), dns).whole(attempt));
  }

  private static List<String> words(Verdict verdict) {
    List<String> words =
        new ArrayList<>(
            List.of(
                verdict.action() + " " + verdict.stage() + " " + verdict.reply(),
                verdict.because().toString()));
    verdict
        .findings()
        .all()
        .forEach(
            finding ->
                words.add(
                    finding.id()
                        + " "
                        + finding.about()
                        + " "
                        + finding.result()
                        + finding.outcome().evidence().lines()
                        + finding.remedy()));
    return words;
  }
}
