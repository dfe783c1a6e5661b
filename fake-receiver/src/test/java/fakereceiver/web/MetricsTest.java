package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.memory.CachingDns;
import fakereceiver.dns.memory.CountedDns;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.journal.DiskJournal;
import fakereceiver.journal.Retention;
import fakereceiver.jury.Jury;
import fakereceiver.jury.Panel;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.server.Client;
import fakereceiver.web.http.Access;
import fakereceiver.web.http.HttpFront;
import fakereceiver.web.http.Limits;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers for Prometheus are of what has happened. */
class MetricsTest {

  private static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::25
      example.org MX 10 mail.example.org
      broken.example.org ANY !servfail
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final DnsCounts counts = new DnsCounts();

  private String get(WebServer server, String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** By name with labels. */
  private Map<String, Double> numbers(WebServer server) throws Exception {
    Map<String, Double> numbers = new HashMap<>();
    get(server, "/metrics")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int blank = line.lastIndexOf(' ');
              numbers.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
            });
    return numbers;
  }

  private static void send(FakeReceiver receiver, String domain) {
    try (Client client = Client.silent(receiver)) {
      client.reply();
      client.say("EHLO mail.example.org");
      client.say("MAIL FROM:<alice@" + domain + ">");
      if (client.say("RCPT TO:<bob@example.net>").startsWith("250")) {
        client.say("DATA");
        client.say("From: alice@example.org\r\nSubject: x\r\n\r\nx\r\n.");
      }
      client.say("QUIT");
    }
    receiver.takeSession(Duration.ofSeconds(20));
  }

  @Test
  void whatHappensIsCounted(@TempDir Path folder) throws Exception {
    Dns dns = new CountedDns(new CachingDns(ZoneDns.of(ZONE), Clock.systemUTC(), counts), counts);
    Panel panel =
        new Panel(new RuleBook(Clock.systemUTC()), List.of(Personas.builtIn().named("gmail")), dns);
    try (DiskJournal journal =
            DiskJournal.open(
                folder.resolve("j"), new Retention(Duration.ofDays(1), 1000, 1 << 28));
        FakeReceiver receiver =
            FakeReceiver.builder("postfix-strict")
                .dns(dns)
                .claims("2001:db8::25")
                .keeper(journal)
                .start();
        Jury jury = Jury.start(journal, panel);
        WebServer server =
            WebServer.open(
                new HttpFront.Settings(
                    new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 0),
                    Optional.empty(),
                    Access.open(),
                    Set.of(),
                    Limits.DEFAULT),
                journal,
                List.of(receiver),
                new Backstage(Optional.of(counts), Optional.of(jury)))) {
      assertThat(numbers(server))
          .containsEntry("fakereceiver_dns_questions_total", 0.0)
          .containsEntry("fakereceiver_judging_seconds_count{stage=\"rcpt\"}", 0.0)
          .containsEntry("fakereceiver_journal_flushes_total", 0.0);

      send(receiver, "example.org");
      assertThat(jury.await(Duration.ofSeconds(20))).isTrue();
      Map<String, Double> once = numbers(server);
      double asked = once.getOrDefault("fakereceiver_dns_questions_total", 0.0);
      assertThat(asked).isPositive();
      assertThat(once.get("fakereceiver_dns_cache_hits_total")).isLessThan(asked);
      assertThat(once)
          .containsEntry("fakereceiver_dns_failures_total", 0.0)
          .containsEntry("fakereceiver_unjudged_total", 0.0)
          .containsEntry("fakereceiver_jury_waiting", 0.0)
          .containsEntry("fakereceiver_judged_total", 1.0)
          .containsEntry("fakereceiver_judging_seconds_count{stage=\"rcpt\"}", 1.0)
          .containsEntry("fakereceiver_judging_seconds_bucket{stage=\"rcpt\",le=\"+Inf\"}", 1.0);
      assertThat(once.get("fakereceiver_judging_seconds_sum{stage=\"rcpt\"}")).isPositive();
      assertThat(once.get("fakereceiver_journal_flushes_total")).isPositive();

      send(receiver, "example.org");
      assertThat(jury.await(Duration.ofSeconds(20))).isTrue();
      Map<String, Double> twice = numbers(server);
      assertThat(twice.get("fakereceiver_dns_cache_hits_total"))
          .isGreaterThan(once.get("fakereceiver_dns_cache_hits_total"));
      assertThat(twice).containsEntry("fakereceiver_judging_seconds_count{stage=\"rcpt\"}", 2.0);

      send(receiver, "broken.example.org");
      get(server, "/nothing");
      assertThat(numbers(server).get("fakereceiver_dns_failures_total")).isPositive();
      assertThat(numbers(server))
          .containsEntry("fakereceiver_http_requests_total{status=\"404\"}", 1.0);
    }
  }
}
