package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.reply.Reading;

/** Every reply that a persona can give leads back to the fault that it is given for. */
class PersonasBackwardsTest {

  private static final Attempt ATTEMPT =
      Attempt.from(IpAddress.of("2001:db8::25"))
          .withHelo(HeloName.of("mail.example.org"))
          .withReversePath(ReversePath.of("alice@example.org"))
          .withRecipient(Mailbox.of("bob@example.net"));

  private final BounceExplainer explainer = BounceExplainer.builtIn();

  @Test
  void everyReplyOfEveryPersonaLeadsBackToItsRule() {
    List<String> lost = new ArrayList<>();
    int all = 0;
    int first = 0;
    for (Persona persona : Personas.builtIn().all()) {
      for (var entry : persona.decisions().entrySet()) {
        for (Consequence one : List.of(entry.getValue().failed(), entry.getValue().undecided())) {
          if (one.reply().isEmpty()) {
            continue;
          }
          String said =
              String.join("\r\n", one.reply().get().fill(attempt(entry.getKey())).wireLines());
          Reading reading = explainer.reply(said);
          all++;
          first += reading.cause().id().equals(entry.getKey()) ? 1 : 0;
          if (!reading.couldBe(entry.getKey())) {
            lost.add(
                persona.name()
                    + " "
                    + entry.getKey()
                    + ", found "
                    + reading.cause().id()
                    + ": "
                    + said);
          }
        }
      }
    }

    System.out.printf("personas backwards: %d replies, %d at first sight%n", all, first);
    assertThat(all).isGreaterThan(300);
    assertThat(lost).isEmpty();
  }

  /** The attempt, with the fault that a reply itself shows. */
  private static Attempt attempt(String rule) {
    return rule.equals("helo-trailing-dot")
        ? ATTEMPT.withHelo(HeloName.of("mail.example.org."))
        : ATTEMPT;
  }
}
