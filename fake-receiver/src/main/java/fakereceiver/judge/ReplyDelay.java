package fakereceiver.judge;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.judge.TimeBehaviour.Silence;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How long a receiver takes for its reply at each stage of one hearing. Not safe for several
 * threads.
 */
final class ReplyDelay {

  private final Persona persona;
  private final Set<Silence> waitedFor = EnumSet.noneOf(Silence.class);

  ReplyDelay(Persona persona) {
    this.persona = persona;
  }

  /**
   * How long the reply at {@code stage} takes, after what {@code answers} have taken already.
   *
   * @param refused whether the reply is a refusal: then all has been looked up that led to it
   */
  Duration at(
      Stage stage, Attempt attempt, Collection<? extends Answer<?>> answers, boolean refused) {
    Duration wait = persona.habits().tarpit().getOrDefault(stage, Duration.ZERO);
    for (Silence silence : Silence.values()) {
      Duration whole = persona.habits().waits().getOrDefault(silence, Duration.ZERO);
      if (whole.isZero()
          || (stage.compareTo(due(silence)) < 0 && !refused)
          || waitedFor.contains(silence)) {
        continue;
      }
      Optional<Duration> took =
          answers.stream()
              .filter(answer -> answer.isSilence() && kind(answer.question(), attempt) == silence)
              .map(Answer::took)
              .max(Duration::compareTo);
      if (took.isPresent()) {
        waitedFor.add(silence);
        Duration left = whole.minus(took.get());
        wait = left.isNegative() ? wait : wait.plus(left);
      }
    }
    return wait;
  }

  /** A server looks up the client when it connects, and the rest when its checks are due. */
  private Stage due(Silence silence) {
    return switch (silence) {
      case PTR, FORWARD -> Stage.CONNECT;
      case LIST -> persona.speaksAt();
      case HELO -> dueFrom(Stage.HELO);
      case SENDER, SPF -> dueFrom(Stage.MAIL);
    };
  }

  private Stage dueFrom(Stage earliest) {
    return earliest.compareTo(persona.speaksAt()) > 0 ? earliest : persona.speaksAt();
  }

  private Silence kind(Question<?> question, Attempt attempt) {
    DomainName name = question.name();
    if (question.type() == (RecordType<?>) RecordType.PTR) {
      return Silence.PTR;
    }
    if (question.type() == (RecordType<?>) RecordType.TXT) {
      return Silence.SPF;
    }
    if (persona.receiver().blocklists().stream()
        .anyMatch(list -> name.text().endsWith("." + list.zone().text()))) {
      return Silence.LIST;
    }
    if (attempt.heloName().flatMap(HeloName::name).filter(name::equals).isPresent()) {
      return Silence.HELO;
    }
    Optional<DomainName> sender =
        attempt.reversePath().flatMap(ReversePath::mailbox).flatMap(Mailbox::domain);
    return sender.filter(name::equals).isPresent()
            || question.type() == (RecordType<?>) RecordType.MX
        ? Silence.SENDER
        : Silence.FORWARD;
  }
}
