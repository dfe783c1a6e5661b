package fakereceiver.server.smtp;

import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.misbehaviour.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one session was told to do wrong. For the session's own thread. */
public final class SessionScript {

  private final Misbehaviours plan;
  private final List<Misbehaviour> session;
  private List<Misbehaviour> mail = List.of();

  /** Takes the part of the session that begins now. */
  SessionScript(Misbehaviours plan) {
    this.plan = plan;
    this.session = plan.nextSession();
  }

  /** A mail begins: takes its part. */
  public void beginMail() {
    mail = plan.nextMail();
  }

  /** The mail is over. */
  public void endMail() {
    mail = List.of();
  }

  /** What is to be done wrong at {@code moment}; of several things the first. */
  public Optional<Misbehaviour> at(Moment moment) {
    return isEmpty()
        ? Optional.empty()
        : all().filter(one -> one.at().equals(Optional.of(moment))).findFirst();
  }

  /** How long to wait before a reply. */
  public Duration pause() {
    return isEmpty()
        ? Duration.ZERO
        : of(Misbehaviour.Tarpit.class)
            .map(Misbehaviour.Tarpit::pause)
            .reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether an extension is not to be offered, by its keyword in upper case. */
  public boolean isWithout(String extension) {
    return !isEmpty()
        && of(Misbehaviour.Without.class).anyMatch(one -> one.extension().equals(extension));
  }

  /** How the TLS handshake is to be broken. */
  public Optional<Misbehaviour.BrokenTls> brokenTls() {
    return isEmpty() ? Optional.empty() : of(Misbehaviour.BrokenTls.class).findFirst();
  }

  /** Whether mail is taken only after a login, whatever is said otherwise. */
  public boolean requiresAuth() {
    return !isEmpty() && of(Misbehaviour.RequireAuth.class).findFirst().isPresent();
  }

  /** As nearly every session is, which is to cost nothing. */
  private boolean isEmpty() {
    return session.isEmpty() && mail.isEmpty();
  }

  private <T extends Misbehaviour> Stream<T> of(Class<T> kind) {
    return all().filter(kind::isInstance).map(kind::cast);
  }

  private Stream<Misbehaviour> all() {
    return Stream.concat(mail.stream(), session.stream());
  }
}
