package fakereceiver.web.metrics;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.journal.Change;
import fakereceiver.journal.Journal;
import fakereceiver.journal.Summary;
import fakereceiver.jury.Jury;
import fakereceiver.web.http.HttpCounts;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Counts what comes, for Prometheus. Labels are names of personas, receivers and rules, of which
 * there are few, and never what a client says. Safe for several threads.
 */
public final class Metrics implements AutoCloseable {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer =
      ExpositionFormats.init().getPrometheusTextFormatWriter();
  private final Counter mails =
      Counter.builder()
          .name("fakereceiver_mails_total")
          .help("Mails that are final, by persona and by what became of them.")
          .labelNames("persona", "outcome")
          .register(registry);
  private final Counter faults =
      Counter.builder()
          .name("fakereceiver_faults_total")
          .help("Mails that show a fault, by its rule.")
          .labelNames("rule")
          .register(registry);
  private final Counter judged =
      Counter.builder()
          .name("fakereceiver_judged_total")
          .help("Mails that all other personas have judged too.")
          .register(registry);
  private final Journal.Subscription subscription;

  /** Of these receivers, whose mails are in that journal; counts from now on. */
  public Metrics(Journal journal, List<FakeReceiver> receivers) {
    registerReceivers(List.copyOf(receivers));
    gauge(
        "fakereceiver_journal_mails",
        "Mails and sessions in the journal.",
        () -> journal.state().entries());
    gauge(
        "fakereceiver_journal_bytes",
        "Size of the journal, about.",
        () -> journal.state().octets());
    gauge(
        "fakereceiver_journal_trouble",
        "1 while something is wrong with the journal: a full disk, a damaged file.",
        () -> journal.state().trouble().isPresent() ? 1 : 0);
    counter(
        "fakereceiver_journal_flushes_total",
        "How often the journal has flushed what it was given to the disk.",
        journal::flushes);
    registry.register(new JudgingHistogram(receivers));
    Runtime runtime = Runtime.getRuntime();
    gauge(
        "jvm_memory_used_bytes",
        "Memory that objects take up, garbage included.",
        () -> runtime.totalMemory() - runtime.freeMemory());
    gauge("jvm_memory_max_bytes", "Memory that objects may take up.", runtime::maxMemory);
    subscription = journal.listen(this::count);
  }

  /** Counts what is answered over HTTP, too. */
  public void http(HttpCounts counts) {
    CounterWithCallback.builder()
        .name("fakereceiver_http_requests_total")
        .help("Requests to the page and the API, by the status of the reply.")
        .labelNames("status")
        .callback(
            all -> counts.replies().forEach((status, n) -> all.call(n, String.valueOf(status))))
        .register(registry);
  }

  /** Counts questions to DNS, too. */
  public void dns(DnsCounts counts) {
    counter(
        "fakereceiver_dns_questions_total",
        "Questions to DNS, looks at what was kept of it included.",
        counts::questions);
    counter(
        "fakereceiver_dns_cache_hits_total",
        "Questions to DNS that were answered from what was kept.",
        counts::cacheHits);
    counter(
        "fakereceiver_dns_failures_total",
        "Questions to DNS that nobody answered: timeouts, servers that fail.",
        counts::failures);
  }

  /** Counts what is left to be judged by all others, too. */
  public void jury(Jury jury) {
    counter(
        "fakereceiver_unjudged_total",
        "Mails that not all personas have judged, since too many waited.",
        jury::left);
    gauge(
        "fakereceiver_jury_waiting",
        "Mails that wait for all personas to judge them.",
        jury::waiting);
  }

  private void registerReceivers(List<FakeReceiver> receivers) {
    CounterWithCallback.builder()
        .name("fakereceiver_sessions_total")
        .help("Sessions that have begun, by receiver, counted from 1.")
        .labelNames("receiver")
        .callback(all -> each(receivers, FakeReceiver::sessions, all::call))
        .register(registry);
    GaugeWithCallback.builder()
        .name("fakereceiver_open_sessions")
        .help("Sessions that are open now, by receiver, counted from 1.")
        .labelNames("receiver")
        .callback(all -> each(receivers, FakeReceiver::openSessions, all::call))
        .register(registry);
  }

  /** Takes a value with its labels. */
  private interface Sink {
    void call(double value, String... labels);
  }

  private static void each(
      List<FakeReceiver> receivers, ToDoubleFunction<FakeReceiver> value, Sink sink) {
    for (int i = 0; i < receivers.size(); i++) {
      sink.call(value.applyAsDouble(receivers.get(i)), String.valueOf(i + 1));
    }
  }

  /** Gives a value when asked. */
  private interface Source {
    double now();
  }

  private void counter(String name, String help, Source source) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(value -> value.call(source.now()))
        .register(registry);
  }

  private void gauge(String name, String help, Source source) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(value -> value.call(source.now()))
        .register(registry);
  }

  private void count(Change change) {
    if (change instanceof Change.Judged) {
      judged.inc();
    } else if (change instanceof Change.Added added && added.entry().number() > 0) {
      Summary entry = added.entry();
      mails.labelValues(entry.persona(), entry.outcome()).inc();
      entry.faults().forEach(rule -> faults.labelValues(rule).inc());
    }
  }

  /** Where Prometheus asks. */
  public List<Route> routes() {
    return List.of(new Route("GET", "/metrics", this::scrape));
  }

  private Response scrape(Request request) {
    request.parameters(Set.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("numbers that are in memory cannot be written", e);
    }
    return Response.octets(200, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
  }

  @Override
  public void close() {
    subscription.close();
  }
}
