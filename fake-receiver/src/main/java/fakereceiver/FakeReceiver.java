package fakereceiver;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Judge;
import fakereceiver.judge.JudgingTimes;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Message;
import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.persona.Personas;
import fakereceiver.report.MailReport;
import fakereceiver.server.Listener;
import fakereceiver.session.Claim;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import fakereceiver.store.Recent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * An SMTP server that judges mail as one kind of receiver does, and remembers why. It never relays.
 *
 * <pre>{@code
 * try (FakeReceiver receiver =
 *     FakeReceiver.builder("gmail").zone(zone).claims("2001:db8::25").start()) {
 *   ... send mail to receiver.host() and receiver.port() ...
 *   Mail mail = receiver.takeMail(Duration.ofSeconds(5));
 * }
 * }</pre>
 */
public final class FakeReceiver implements AutoCloseable {

  private final Listener listener;
  private final Recent recent;
  private final Function<Persona, Judge> judges;
  private final Claimed claimed;
  private final ReceiverDns dns;
  private final Misbehaviours misbehaviours;
  private final JudgingTimes judging;
  private volatile Persona persona;

  FakeReceiver(
      Listener listener,
      Recent recent,
      Persona persona,
      Function<Persona, Judge> judges,
      Claimed claimed,
      ReceiverDns dns,
      Misbehaviours misbehaviours,
      JudgingTimes judging) {
    this.listener = listener;
    this.recent = recent;
    this.persona = persona;
    this.judges = judges;
    this.claimed = claimed;
    this.dns = dns;
    this.misbehaviours = misbehaviours;
    this.judging = judging;
  }

  /** A receiver that will behave as {@code persona}. */
  public static ReceiverBuilder builder(Persona persona) {
    return new ReceiverBuilder(persona);
  }

  /**
   * A receiver that will behave as the built-in persona of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ReceiverBuilder builder(String persona) {
    return builder(Personas.builtIn().named(persona));
  }

  /** Where it listens, with the port that it was given. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** The address that it listens on, as a mail client wants it: {@code ::1}. */
  public String host() {
    return IpAddress.of(address().getAddress()).text();
  }

  /** The port that it listens on. */
  public int port() {
    return address().getPort();
  }

  /** The name of the persona that it behaves as. */
  public String persona() {
    return persona.name();
  }

  /**
   * Behaves as that persona from now on; a session that is open is judged to its end as it began.
   * What was remembered of clients stays.
   */
  public synchronized void persona(Persona other) {
    listener.judge(judges.apply(other));
    persona = other;
  }

  /**
   * Takes every client on loopback that connects from now on for one with that address. The
   * connection is real, and so is what the client says; the address alone is claimed.
   *
   * @throws IllegalArgumentException when it is not an address
   */
  public void claims(String address) {
    claims(Claim.address(address));
  }

  /** Takes every client on loopback that connects from now on for that one. */
  public void claims(Claim claim) {
    claimed.always(claim);
  }

  /** Takes every client on loopback that connects from now on for who it is. */
  public void claimsNobody() {
    claimed.never();
  }

  /** Whom clients on loopback are taken for, if for anybody. */
  public Optional<Claim> claimed() {
    return claimed.standing();
  }

  /** The name of its host, as it calls itself in its greeting. */
  public String hostName() {
    return persona.receiver().hostName().text();
  }

  /** How many sessions have begun so far. */
  public long sessions() {
    return listener.sessions();
  }

  /** How many sessions are open now. */
  public int openSessions() {
    return listener.openSessions();
  }

  /** How long its judging has taken so far, whatever its persona was. */
  public JudgingTimes judgingTimes() {
    return judging;
  }

  /** Takes the next client on loopback for that one; several wait in line. */
  public void claimsNext(Claim claim) {
    claimed.next(claim);
  }

  /**
   * Looks things up in that zone from now on; a session that is open has asked the one of before,
   * and keeps what it was told.
   *
   * @throws fakereceiver.dns.zonefile.ZoneFileException when it is not one
   */
  public void zone(String zone) {
    dns.change(Zones.of(zone));
  }

  /**
   * Where a DNS server for this receiver's zone listens, over UDP and TCP: for software in another
   * process. It is started when first asked for, changes with the zone, and stops with the
   * receiver.
   *
   * @throws IllegalStateException when the receiver was given no zone, or is closed
   */
  public InetSocketAddress dnsServer() {
    return dns.server(address().getAddress());
  }

  /** The mails that are final, oldest first; of very many only the last. */
  public List<Mail> mails() {
    return recent.mails();
  }

  /** The messages that were delivered, oldest first; not those filed as junk or thrown away. */
  public List<Message> messages() {
    return mails().stream().filter(Mail::isDelivered).flatMap(m -> m.message().stream()).toList();
  }

  /**
   * The oldest mail that is final and has not been taken yet, be it delivered or refused; waits for
   * it, {@code patience} at most. Its session may still be open.
   *
   * @throws AssertionError when there is none by then; the message says what did come
   * @throws IllegalStateException when there is none and the receiver is closed, as soon as it is
   */
  public Mail takeMail(Duration patience) {
    return waiting(
        () -> {
          Optional<Mail> mail = recent.takeMail(patience);
          refuseWhenClosed(mail.isEmpty(), "no mail was final");
          return mail.orElseThrow(
              () -> new AssertionError(arrivals("no mail was final", patience)));
        });
  }

  /**
   * Waits until that many mails are final in all, {@code patience} at most.
   *
   * @return all of them
   * @throws AssertionError when there are fewer by then; the message says what did come
   * @throws IllegalStateException when there are fewer and the receiver is closed, as soon as it is
   */
  public List<Mail> awaitMails(int number, Duration patience) {
    return waiting(
        () -> {
          long come = recent.awaitMails(number, patience);
          refuseWhenClosed(come < number, come + " of " + number + " mails were final");
          if (come < number) {
            throw new AssertionError(
                arrivals(come + " of " + number + " mails were final", patience));
          }
          return recent.mails();
        });
  }

  /** What has come so far, for people: a line for each mail, and the last bad one in full. */
  public String report() {
    return persona()
        + " on "
        + Endpoint.of(address())
        + ": "
        + String.join(
            "\n", mails().isEmpty() ? List.of("no mail was final") : MailReport.text(mails()))
        + listener.failure().map(what -> "\n\n" + what).orElse("");
  }

  private String arrivals(String without, Duration patience) {
    return new Arrivals(listener, recent).without(persona() + ": " + without, patience);
  }

  /** Who waits for what cannot come any more is told at once. */
  private void refuseWhenClosed(boolean without, String what) {
    if (without && recent.isClosed()) {
      throw new IllegalStateException(persona() + ": " + what + ", and the receiver is closed");
    }
  }

  private static <T> T waiting(Callable<T> wait) {
    try {
      return wait.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for mail", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last sessions and mails. */
  public Recent recent() {
    return recent;
  }

  /**
   * The oldest session that has ended and has not been taken yet; waits for it, {@code patience} at
   * most.
   *
   * @throws AssertionError when none has ended by then; the message says what did come
   * @throws IllegalStateException when none has and the receiver is closed, as soon as it is
   */
  public SessionRecord takeSession(Duration patience) {
    return waiting(
        () -> {
          Optional<SessionRecord> session = recent.take(patience);
          refuseWhenClosed(session.isEmpty(), "no session has ended");
          return session.orElseThrow(
              () -> new AssertionError(arrivals("no session has ended", patience)));
        });
  }

  /**
   * The next session that begins shows all of that, whatever the persona is; with nothing, it is
   * left in peace. Each call is for one session more, in order.
   */
  public void enqueue(Misbehaviour... what) {
    misbehaviours.enqueue(1, what);
  }

  /** The same for the next {@code sessions}. */
  public void enqueue(int sessions, Misbehaviour... what) {
    misbehaviours.enqueue(sessions, what);
  }

  /**
   * The same for the next {@code mails}, in whichever sessions they come.
   *
   * @throws IllegalArgumentException when something belongs to sessions only
   */
  public void enqueueMails(int mails, Misbehaviour... what) {
    misbehaviours.enqueueMails(mails, what);
  }

  /** What it is still going to do wrong. */
  public Misbehaviours misbehaviours() {
    return misbehaviours;
  }

  /**
   * Stops to listen and ends the sessions that are open; takes a few seconds at most. What has come
   * can still be taken.
   */
  @Override
  public void close() {
    listener.close();
    recent.close();
    dns.close();
  }
}
