package smtpprobe.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.PersonaFile;
import fakereceiver.persona.Personas;
import fakereceiver.report.Format;
import fakereceiver.report.Style;
import fakereceiver.rules.RuleBook;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smtpprobe.Probe;
import smtpprobe.TestClock;
import smtpprobe.check.Watch;
import smtpprobe.mta.Families;
import smtpprobe.report.Reports;

class MailingTest {

  private static final Dns DNS =
      ZoneDns.of(
          """
          both.example        MX     10 mx.both.example
          both.example        MX     20 six.both.example
          mx.both.example     AAAA   2001:db8::1
          mx.both.example     AAAA   2001:db8::2
          mx.both.example     A      192.0.2.1
          six.both.example    AAAA   2001:db8::6
          four.example        MX     10 mx.four.example
          mx.four.example     A      192.0.2.4
          """);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Mailbox BOB = Mailbox.of("bob@example.net");
  private static final IpAddress LOOPBACK = IpAddress.of("::1");

  private final TestClock clock = new TestClock();
  private final List<String> said = new ArrayList<>();

  private static Persona persona(String rules) {
    return PersonaFile.read(
        "mine.yaml",
        "persona: mine\nextends: accept-all\nspeaks-at: rcpt\n" + rules,
        RuleBook.ids(),
        Personas.builtIn()::named);
  }

  private FakeReceiver receiver(Persona persona) {
    return FakeReceiver.builder(persona).dns(DNS).clock(clock).start();
  }

  private static SendRequest to(int port) {
    return SendRequest.to(
            List.of(BOB),
            List.of(new Endpoint(Optional.of(LOOPBACK), Optional.empty(), port)),
            "run")
        .withReversePath(ReversePath.of("alice@example.org"));
  }

  private static SendRequest to(FakeReceiver receiver) {
    return to(receiver.address().getPort());
  }

  private SendResult send(SendRequest request) {
    return send(request, clock);
  }

  private SendResult send(SendRequest request, Watch.Wait wait) {
    return new Probe(DNS, clock)
        .send(request, PersonaOptions.several(List.of("all")), wait, said::add);
  }

  private static String text(SendResult result) {
    return String.join("\n", Format.TEXT.render(Reports.of(result), Style.PLAIN));
  }

  private static Manner repeat(int times, Duration interval) {
    return new Manner(times, interval, Optional.empty(), Manner.USUAL_WAYS);
  }

  @Test
  void provesGreylistingByComingBack() {
    try (FakeReceiver greylist = receiver(PersonaOptions.one("rspamd-greylist"))) {
      SendResult result = send(to(greylist).withManner(Manner.retrying(Retry.USUAL)));

      assertThat(result.deliveries()).hasSize(1);
      assertThat(result.deliveries().get(0).fate()).isEqualTo(DeliveryResult.GREYLISTED);
      assertThat(result.isTaken()).isTrue();
      assertThat(clock.waits()).containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(250));
      assertThat(text(result))
          .contains(
              "greylisted  message  accepted after 5 min 10 s, 3rd try; at first 451 4.7.1 Try"
                  + " again later")
          .contains("Search the receiver's log for <run-1@example.org>");
      assertThat(said)
          .element(1)
          .asString()
          .startsWith("greylisted? by [::1]:")
          .endsWith(": 451 4.7.1 Try again later; try 2 at 09:01:00 UTC, in 1 min 0 s");
      assertThat(said).last().asString().endsWith("; try 3 at 09:05:10 UTC, in 4 min 10 s");
      assertThat(String.join("\n", Format.JSON.render(Reports.of(result), Style.PLAIN)))
          .contains("\"result\": \"greylisted\"", "\"waitedSeconds\": 310")
          .contains("\"at\": \"2026-11-28T09:01:00Z\"", "\"messageId\": \"<run-1@example.org>\"");
    }
  }

  @Test
  void comesBackAsTheVerySameClientWithTheVerySameMail() {
    try (FakeReceiver greylist = receiver(PersonaOptions.one("rspamd-greylist"))) {
      send(to(greylist).withManner(Manner.retrying(Retry.USUAL)));

      List<SessionRecord> sessions =
          IntStream.range(0, 3).mapToObj(i -> greylist.takeSession(PATIENCE)).toList();
      assertThat(sessions)
          .extracting(
              s -> s.attempt().clientAddress(),
              s -> s.attempt().heloName(),
              s -> s.attempt().reversePath(),
              s -> new String(s.attempt().message().orElseThrow().bytes(), ISO))
          .containsOnly(
              org.assertj.core.groups.Tuple.tuple(
                  sessions.get(0).attempt().clientAddress(),
                  sessions.get(0).attempt().heloName(),
                  Optional.of(ReversePath.of("alice@example.org")),
                  new String(sessions.get(0).attempt().message().orElseThrow().bytes(), ISO)));
    }
  }

  private static final java.nio.charset.Charset ISO = java.nio.charset.StandardCharsets.ISO_8859_1;

  @Test
  void onlySupposesGreylistingWithoutASecondTry() {
    try (FakeReceiver greylist = receiver(PersonaOptions.one("rspamd-greylist"))) {
      SendResult result = send(to(greylist));

      assertThat(result.deliveries().get(0).fate()).isEqualTo(DeliveryResult.PERHAPS_GREYLISTED);
      assertThat(result.isRefused()).isTrue();
      assertThat(clock.waits()).isEmpty();
      assertThat(text(result))
          .contains("greylisted?  message  451 4.7.1 Try again later", "--retry tries again");
    }
  }

  @Test
  void callsDeferredWhatIsStillRefusedWhenTheTimeIsUp() {
    try (FakeReceiver greylist = receiver(PersonaOptions.one("rspamd-greylist"))) {
      SendResult result =
          send(to(greylist).withManner(Manner.retrying(new Retry(Duration.ofMinutes(4)))));

      assertThat(result.deliveries().get(0).fate()).isEqualTo(DeliveryResult.DEFERRED);
      assertThat(text(result)).contains("Try again later (after 4 min 0 s, 3rd try)");
      assertThat(result.isRefused()).isTrue();
    }
  }

  @Test
  void doesNotTryAgainWhatWasRejected() {
    try (FakeReceiver strict =
        receiver(
            persona(
                "rules: { ptr-missing: { action: reject, reply: 550 5.7.25 No name, source:"
                    + " invented } }"))) {
      SendResult result = send(to(strict).withManner(Manner.retrying(Retry.USUAL)));

      assertThat(result.deliveries().get(0).fate()).isEqualTo(DeliveryResult.REJECTED);
      assertThat(result.deliveries().get(0).tries()).hasSize(1);
    }
  }

  @Test
  void findsWhereARateLimitBegins() {
    try (FakeReceiver limited =
        receiver(
            persona(
                """
                rate-limits:
                  messages: { most: 3, within: 1h }
                rules:
                  too-many-messages:
                    action: defer
                    reply: "450 4.7.1 Too many messages"
                    source: invented
                """))) {
      SendResult result = send(to(limited).withManner(repeat(5, Duration.ofSeconds(1))));

      assertThat(result.counts())
          .containsEntry(DeliveryResult.ACCEPTED, 3L)
          .containsEntry(DeliveryResult.DEFERRED, 2L);
      assertThat(text(result))
          .contains("1-3    accepted", "4-5    deferred")
          .contains("5 mails: 3 accepted, 2 deferred.")
          .contains(
              "began to answer differently with mail 4: the first 3 were accepted, then deferred.")
          .contains("\"run-\": the Message-IDs are <run-1@example.org> to <run-3@example.org>");
      assertThat(clock.waits()).containsOnly(Duration.ofSeconds(1)).hasSize(4);
    }
  }

  @Test
  void stopsWhenThreeInARowHaveNoResult() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    SendResult result = send(to(port).withManner(repeat(9, Duration.ZERO)));

    assertThat(result.deliveries()).hasSize(3);
    assertThat(result.notes())
        .containsExactly(
            "Stopped sending to [::1]:"
                + port
                + " after mail 3 of 9: 3 in a row had no result, as when a receiver bans a client");
  }

  @Test
  void keepsWhatIsKnownWhenAWaitIsInterrupted() {
    try (FakeReceiver greylist = receiver(PersonaOptions.one("rspamd-greylist"))) {
      SendResult result =
          send(to(greylist).withManner(Manner.retrying(Retry.USUAL)), Duration::isZero);

      assertThat(result.deliveries().get(0).fate()).isEqualTo(DeliveryResult.PERHAPS_GREYLISTED);
      assertThat(result.notes()).containsExactly("Interrupted: this is what was known by then");
    }
  }

  @Test
  void triesEverySourceAndSaysWhyOneCannotBeUsed() {
    OwnAddress tentative =
        new OwnAddress(
            Optional.of(IpAddress.of("2001:db8::7")),
            "static, tentative",
            Optional.of("cannot send from 2001:db8::7: it is tentative"));
    OwnAddress elsewhere = OwnAddress.of(IpAddress.of("2001:db8::8"), "on no interface");
    try (FakeReceiver kind = receiver(PersonaOptions.one("permissive"))) {
      SendResult result =
          send(
              to(kind)
                  .withWays(
                      new Ways(
                          List.of(OwnAddress.of(LOOPBACK, "loopback"), tentative, elsewhere),
                          Families.IPV6_ONLY,
                          false)));

      assertThat(result.deliveries())
          .extracting(Delivery::fate)
          .containsExactly(
              DeliveryResult.ACCEPTED, DeliveryResult.NO_RESULT, DeliveryResult.NO_RESULT);
      assertThat(text(result))
          .contains("from ::1  (loopback, kernel's choice)")
          .contains("no result  connect  cannot send from 2001:db8::7: it is tentative\n")
          .contains("cannot send from 2001:db8::8: not an address of this host");
      assertThat(kind.takeSession(PATIENCE).attempt().message().orElseThrow().fields("Subject"))
          .containsExactly("smtp-probe test run-1");
    }
  }

  private static List<String> planned(Families families, boolean eachAddress, OwnAddress... own) {
    SendRequest request =
        SendRequest.to(List.of(Mailbox.of("bob@both.example")), List.of(), "run")
            .withWays(new Ways(List.of(own), families, eachAddress));
    return Destinations.of(request, DNS).list().stream()
        .map(there -> there.target().address().text())
        .toList();
  }

  @Test
  void goesToEveryAddressFromOneSourceAndToTheFirstFromSeveral() {
    OwnAddress one = OwnAddress.of(IpAddress.of("2001:db8::25"), "static");
    OwnAddress two = OwnAddress.of(IpAddress.of("2001:db8::26"), "temporary");

    assertThat(planned(Families.IPV6_ONLY, false, OwnAddress.KERNEL))
        .containsExactly("2001:db8::1", "2001:db8::2", "2001:db8::6");
    assertThat(planned(Families.IPV6_ONLY, false, one, two)).containsExactly("2001:db8::1");
    assertThat(planned(Families.BOTH, false, one, two)).containsExactly("2001:db8::1", "192.0.2.1");
    assertThat(planned(Families.BOTH, true, one, two))
        .containsExactly("2001:db8::1", "2001:db8::2", "2001:db8::6", "192.0.2.1");
    assertThat(planned(Families.IPV4_ONLY, false, OwnAddress.KERNEL)).containsExactly("192.0.2.1");
  }

  @Test
  void saysWhatIsLeftOutOfEachAddress() {
    Ways each = new Ways(List.of(OwnAddress.KERNEL), Families.BOTH, true);
    Destinations both =
        Destinations.of(
            SendRequest.to(List.of(Mailbox.of("bob@both.example")), List.of(), "run")
                .withWays(each),
            DNS);
    Destinations four =
        Destinations.of(
            SendRequest.to(List.of(Mailbox.of("bob@four.example")), List.of(), "run")
                .withWays(each),
            DNS);

    assertThat(both.notes()).containsExactly("six.both.example was not tried: it has no A record");
    assertThat(four.notes())
        .containsExactly(
            "the MX hosts of four.example have no AAAA record: nothing was tried over that family");
    assertThat(four.routes()).hasSize(1);
  }

  @Test
  void sendsNothingWhenThatWouldBeTooMuch() {
    try (FakeReceiver kind = receiver(PersonaOptions.one("permissive"))) {
      SendRequest two =
          to(kind)
              .withWays(
                  new Ways(
                      List.of(OwnAddress.KERNEL, OwnAddress.of(LOOPBACK, "loopback")),
                      Families.IPV6_ONLY,
                      false))
              .withManner(repeat(51, Duration.ZERO));

      assertThatThrownBy(() -> send(two)).hasMessageContaining("expected at most 100");
      assertThat(said).isEmpty();
    }
  }
}
