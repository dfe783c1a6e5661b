package smtpprobe;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Message;
import fakereceiver.scenario.Scenario;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import smtpprobe.check.Watch;
import smtpprobe.predict.Prediction;
import smtpprobe.predict.Predictor;
import smtpprobe.rehearse.Rehearsal;
import smtpprobe.rehearse.Rehearser;
import smtpprobe.send.Courier;
import smtpprobe.send.Destinations;
import smtpprobe.send.Mailing;
import smtpprobe.send.SendRequest;
import smtpprobe.send.SendResult;

/**
 * Predicts what receivers will do with mail, sends it, and rehearses both. Immutable, safe for
 * several threads.
 *
 * <pre>{@code
 * Probe probe = new Probe(ZoneDns.of("2001:db8::25 PTR mail.example.org"), Clock.systemUTC());
 * Prediction prediction = probe.predict(attempt, personas);
 * }</pre>
 */
public final class Probe {

  private final Predictor predictor;

  /**
   * A probe that looks things up in {@code dns}, dates its test mails by {@code clock}, and goes by
   * it when a signature expires.
   */
  public Probe(Dns dns, Clock clock) {
    this(new Predictor(dns, clock, Optional.empty()));
  }

  private Probe(Predictor predictor) {
    this.predictor = predictor;
  }

  /** The same probe, signing every mail that it sends or predicts, its own and those of users. */
  public Probe signingWith(DkimSigner dkim) {
    return new Probe(new Predictor(predictor.dns(), predictor.clock(), Optional.of(dkim)));
  }

  /**
   * What each persona would do with {@code plan}. Nothing is sent.
   *
   * @param plan the attempt; without a message, a short test mail is judged
   * @throws IllegalArgumentException when the message is to be signed and cannot be
   */
  public Prediction predict(Attempt plan, List<Persona> personas) {
    return predictor.predict(plan, personas);
  }

  /**
   * The same, whatever order the PTR records of the client come in: of what may become of the mail
   * the worst. Receivers that look at the first name only take such a client at one time, and
   * refuse it at another.
   */
  public Prediction predictInAnyOrder(Attempt plan, List<Persona> personas) {
    return predictor.predictInAnyOrder(plan, personas);
  }

  /**
   * Sends a mail every way that the request asks for, one transaction at a time. Goes on after a
   * refusal: the point is to see what every server says.
   *
   * @param personas whose rules are to explain a refusal
   * @param wait how to wait between transactions and before a further try; when it is interrupted,
   *     what is known by then is returned
   * @param progress told of each transaction before it begins, and of each wait; text from the
   *     network is in it as it came
   * @throws IllegalArgumentException when it makes more transactions than the request allows, or
   *     when the message is to be signed and cannot be
   */
  public SendResult send(
      SendRequest request, List<Persona> personas, Watch.Wait wait, Consumer<String> progress) {
    List<Persona> copy = List.copyOf(personas);
    return send(request, () -> copy, wait, progress);
  }

  /**
   * The same with personas that are asked for, once, when there is a refusal to explain: to read
   * all of them takes longer than to send a mail.
   */
  public SendResult send(
      SendRequest request,
      Supplier<List<Persona>> personas,
      Watch.Wait wait,
      Consumer<String> progress) {
    Courier courier =
        new Courier(request, predictor.dns(), predictor.clock(), predictor::signed, personas);
    return new Mailing(request, courier, predictor.clock(), wait, progress)
        .to(Destinations.of(request, predictor.dns()));
  }

  /**
   * Plays stories to personas: each is predicted from its zone, then sent over {@code [::1]} to an
   * embedded receiver that asks a DNS server of the lab. Needs no privileges and no network.
   *
   * @param message sent instead of each story's own test mail, octet for octet
   * @param progress told of each story before it is played
   * @throws java.io.UncheckedIOException when there is no IPv6 loopback
   */
  public static Rehearsal rehearse(
      List<Scenario> scenarios,
      List<Persona> personas,
      Optional<Message> message,
      Consumer<Scenario> progress) {
    return Rehearser.play(scenarios, personas, message, progress);
  }
}
