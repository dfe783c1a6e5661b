package fakereceiver.server;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Action;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.DnsView;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Receiver;
import fakereceiver.judge.ReplyText;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Source;
import fakereceiver.judge.Stage;
import fakereceiver.judge.TimeBehaviour;
import fakereceiver.mail.ReversePath;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.server.smtp.Accounts;
import fakereceiver.server.smtp.SessionSettings;
import fakereceiver.server.wire.Timeouts;
import fakereceiver.session.Budget;
import fakereceiver.session.Keeper;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** A small world to try the server in: one rule for each stage, and personas that mind them. */
public final class Lab {

  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Source INVENTED = Source.of("invented for tests");

  private static final Consequence NOTHING = Consequence.quiet(Action.ACCEPT, 0, INVENTED);

  /** For each stage something called bad is at fault; the first one looks at DNS. */
  public static final List<Rule> RULES =
      List.of(
          rule("ptr-absent", Stage.CONNECT, (a, dns) -> !dns.ptr(a.clientAddress()).isFound()),
          rule(
              "helo-bad",
              Stage.HELO,
              (a, dns) -> a.heloName().filter(h -> h.text().equals("bad.example")).isPresent()),
          rule(
              "helo-absent",
              Stage.HELO,
              (a, dns) -> a.heloName().filter(h -> h.text().isEmpty()).isPresent()),
          rule(
              "sender-bad",
              Stage.MAIL,
              (a, dns) -> a.reversePath().map(ReversePath::text).orElse("").startsWith("bad@")),
          rule(
              "recipient-bad",
              Stage.RCPT,
              (a, dns) -> a.recipients().stream().anyMatch(r -> r.localPart().equals("bad"))),
          rule(
              "message-bad",
              Stage.MESSAGE,
              (a, dns) -> a.message().map(m -> m.fields("Subject").contains("bad")).orElse(false)),
          rule(
              "mistake",
              Stage.MESSAGE,
              (a, dns) -> {
                if (a.message().map(m -> m.fields("Subject").contains("mistake")).orElse(false)) {
                  throw new IllegalStateException("this rule has a mistake");
                }
                return false;
              }));

  private static final class LabRule extends Rule {
    private final BiPredicate<Attempt, Dns> fault;

    LabRule(String id, Stage stage, BiPredicate<Attempt, Dns> fault) {
      super(stage, new Card(id, Owner.HOST, id, "do better"));
      this.fault = fault;
    }

    @Override
    public Outcome examine(Attempt attempt, Dns dns) {
      return fault.test(attempt, dns)
          ? Outcome.failed(Evidence.NONE)
          : Outcome.passed(Evidence.NONE);
    }
  }

  private Lab() {}

  private static Rule rule(String id, Stage stage, BiPredicate<Attempt, Dns> fault) {
    return new LabRule(id, stage, fault);
  }

  /** A persona that minds nothing. */
  public static Persona permissive() {
    return persona(Stage.MESSAGE, Map.of());
  }

  /** A persona that refuses by these rules, from that stage on, in two lines each. */
  public static Persona strict(Stage speaksAt, String... rules) {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    for (String rule : rules) {
      Consequence refusal =
          Consequence.refusal(
              Action.REJECT,
              ReplyText.of("550-5.7.1 Refused: " + rule + "\n550 5.7.1 [{client-address}]"),
              INVENTED);
      decisions.put(rule, Decision.always(refusal, NOTHING));
    }
    return persona(speaksAt, decisions);
  }

  /** A persona that does that with messages that are bad. */
  public static Persona doing(Action action) {
    Consequence consequence =
        action.refuses()
            ? Consequence.refusal(action, ReplyText.of("550 5.7.1 Refused"), INVENTED)
            : Consequence.quiet(action, 0, INVENTED);
    return persona(Stage.MESSAGE, Map.of("message-bad", Decision.always(consequence, NOTHING)));
  }

  private static Persona persona(Stage speaksAt, Map<String, Decision> decisions) {
    return new Persona(
        "lab",
        "Lab",
        "invented for tests",
        Receiver.named(DomainName.of("mx.example")),
        "mx.example ESMTP of the lab",
        ReplyText.of("250 2.0.0 Taken from [{client-address}]"),
        speaksAt,
        DnsView.PLAIN,
        Duration.ofSeconds(5),
        decisions,
        List.of(),
        Optional.empty(),
        TimeBehaviour.NONE,
        true,
        false,
        Set.of());
  }

  /** A receiver that could be started. */
  public static ReceiverBuilder receiver(Persona persona) {
    return FakeReceiver.builder(persona)
        .rules(RULES)
        .zone("2001:db8::25 PTR mail.example.org")
        .xclient(true);
  }

  public static ReceiverBuilder receiver() {
    return receiver(permissive());
  }

  public static InetSocketAddress loopback() {
    return new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 0);
  }

  public static SessionSettings settings() {
    return new SessionSettings(
        new Judge(RULES, permissive(), ZoneDns.of("2001:db8::25 PTR mail.example.org")),
        new SessionSettings.Claims(false, false),
        Optional.empty(),
        1000,
        Timeouts.DEFAULT,
        Clock.systemUTC(),
        Optional.empty(),
        false,
        Accounts.NONE,
        new Misbehaviours(),
        Keeper.NOBODY,
        Budget.ofProcess());
  }

  public static SessionRecord session(FakeReceiver receiver) {
    return receiver.takeSession(PATIENCE);
  }

  /** The octets of the last message, one character each. */
  public static String message(SessionRecord session) {
    return new String(
        session.attempt().message().orElseThrow().bytes(),
        java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** The transcript without times. */
  public static List<String> lines(SessionRecord session) {
    return session.transcript().lines().stream()
        .map(line -> line.speaker().letter() + ": " + line.text())
        .toList();
  }

  /** What the stored form begins with, on one line. */
  public static String authenticationResults(Transaction transaction) {
    return transaction
        .stored()
        .orElseThrow()
        .fields("Authentication-Results")
        .get(0)
        .replaceAll("\\s+", " ");
  }
}
