package fakereceiver.judge;

import fakereceiver.dns.Dns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Outcome.Result;
import fakereceiver.finding.Owner;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.PersonaFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A judge for tests: personas from a few lines, rules that find what the test wants. */
final class Bench {

  private static final String HEAD =
      """
      persona: mine
      title: My receiver
      story: Nobody's.
      host-name: mx.example.net
      greeting: "{host-name} ESMTP"
      """;

  /** Everything up to the message. */
  static final Attempt ATTEMPT =
      Attempt.from("2001:db8::25")
          .withHelo(HeloName.of("mail.example.org"))
          .withReversePath(ReversePath.of("alice@example.org"))
          .withRecipient(Mailbox.of("bob@example.net"))
          .withMessage(Message.of("Subject: Hello\r\n\r\nHello\r\n"));

  private Bench() {}

  /** A rule that finds {@code result} in every attempt. */
  static Rule rule(String id, Stage stage, Result result) {
    Outcome outcome = new Outcome(result, Evidence.NONE, Optional.empty());
    return new Rule(stage, new Card(id, Owner.HOST, "A fault", "A remedy", "RFC 5321")) {
      @Override
      public Outcome examine(Attempt attempt, Dns dns) {
        return outcome;
      }
    };
  }

  /** The same, known from the connection. */
  static Rule rule(String id, Result result) {
    return rule(id, Stage.CONNECT, result);
  }

  /** A persona of these lines. */
  static Persona persona(String yaml, Rule... rules) {
    Set<String> ids =
        Stream.of(rules).map(rule -> rule.card().id()).collect(Collectors.toUnmodifiableSet());
    return PersonaFile.read(
        "x.yaml",
        HEAD + yaml,
        ids,
        name -> {
          throw new IllegalArgumentException("there is none");
        });
  }

  /** What the persona of these lines does about {@link #ATTEMPT}. */
  static Verdict verdict(String yaml, Rule... rules) {
    return verdict(ATTEMPT, yaml, rules);
  }

  /** What the persona of these lines does about {@code attempt}. */
  static Verdict verdict(Attempt attempt, String yaml, Rule... rules) {
    return new Judge(List.of(rules), persona(yaml, rules), ZoneDns.of("")).whole(attempt);
  }
}
