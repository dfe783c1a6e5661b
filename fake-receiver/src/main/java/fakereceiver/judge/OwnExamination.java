package fakereceiver.judge;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.memory.RecallingDns;
import fakereceiver.dns.memory.Room;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.finding.Finding;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The examination of a receiver that is alone in its session. What earlier sessions found it
 * recalls, if it has a memory of them.
 */
final class OwnExamination implements Examination {

  private final Docket docket;
  private final SessionDns asked;
  private final Optional<RecallingDns> recalled;
  private final Optional<LastFindings> last;
  private final Dns dns;
  private final boolean asksAhead;
  private boolean begunAtConnect;

  OwnExamination(
      Persona persona, Docket docket, Dns dns, Room room, Optional<Judge.Earlier> earlier) {
    this.docket = docket;
    this.asked = new SessionDns(dns, persona.dnsBudget(), room);
    this.recalled = earlier.map(known -> new RecallingDns(asked, dns, known.looks(), room));
    this.last = earlier.map(Judge.Earlier::found);
    this.dns = persona.sight().through(recalled.isPresent() ? recalled.get() : asked);
    this.asksAhead = dns.canBegin();
  }

  @Override
  public Dns dns() {
    return dns;
  }

  @Override
  public Collection<Answer<?>> answers() {
    return asked.answers();
  }

  @Override
  public boolean asksAhead() {
    return asksAhead;
  }

  @Override
  public void prepare(Stage stage, Attempt received) {
    if (isKept(stage) && recalled.isPresent()) {
      RecallingDns recalling = recalled.get();
      if (stage == Stage.CONNECT
          ? recalling.recalls(new AskedAtConnect(received.clientAddress()))
          : recalling.recalls(Found.of(stage, received))) {
        return;
      }
    }
    begunAtConnect |= stage == Stage.CONNECT;
    for (int rule = docket.start(stage); rule < docket.end(stage); rule++) {
      docket.rule(rule).prepare(received, dns);
    }
  }

  @Override
  public void look(Stage stage, Attempt received, Facts facts) {
    List<Finding> earlier =
        recalled.isPresent() && isKept(stage) ? foundAt(stage, received) : List.of();
    int next = 0;
    for (int number = docket.start(stage); number < docket.end(stage); number++) {
      Rule rule = docket.rule(number);
      boolean anew = earlier.isEmpty() || rule.looksAtAcquaintance();
      facts.put(number, anew ? examined(number, received) : earlier.get(next++));
    }
  }

  @Override
  public void endMail() {
    asked.forgetMessage();
    recalled.ifPresent(RecallingDns::forgetMessage);
  }

  private Finding examined(int number, Attempt received) {
    Finding found = docket.rule(number).look(received, dns);
    return last.isPresent() ? last.get().shared(number, found) : found;
  }

  /** Recipients are few rules' matter, and a message never comes twice. */
  private static boolean isKept(Stage stage) {
    return stage.compareTo(Stage.RCPT) < 0;
  }

  /**
   * What the rules of one stage find. They may know more than what comes with their stage, where
   * nobody judged before: a remedy about the address names the HELO name.
   */
  private List<Finding> foundAt(Stage stage, Attempt received) {
    Attempt known = received.untilMail();
    Found look = Found.of(stage, known);
    List<Finding> all = foundAt(look, known);
    if (stage == Stage.CONNECT && recalled.isPresent() && begunAtConnect) {
      recalled.get().noteAnswersOf(look, new AskedAtConnect(known.clientAddress()));
    }
    return all;
  }

  private List<Finding> foundAt(Found look, Attempt known) {
    Stage stage = look.stage();
    return dns.once(
        look,
        () -> {
          List<Finding> found = new ArrayList<>();
          for (int number = docket.start(stage); number < docket.end(stage); number++) {
            Rule rule = docket.rule(number);
            if (!rule.looksAtAcquaintance()) {
              found.add(examined(number, known));
            }
          }
          return List.copyOf(found);
        });
  }

  /**
   * What is asked about a client at connect. What is found there is looked at only when the HELO
   * name is known, which rules may name: until then nobody knows which findings will be recalled.
   */
  private record AskedAtConnect(IpAddress client) implements Dns.Look<Boolean> {
    @Override
    public boolean isKept() {
      return true;
    }
  }

  /** What is found at one stage; the receiver is the same for all that is recalled. */
  private record Found(
      Stage stage,
      IpAddress client,
      Optional<Boolean> encrypted,
      Optional<HeloName> helo,
      Optional<ReversePath> path,
      Optional<BodyType> body)
      implements Dns.Look<List<Finding>> {

    static Found of(Stage stage, Attempt attempt) {
      return new Found(
          stage,
          attempt.clientAddress(),
          attempt.encrypted(),
          attempt.heloName(),
          attempt.reversePath(),
          attempt.bodyType());
    }

    @Override
    public boolean isKept() {
      return true;
    }
  }
}
