package smtpprobe.cli;

import fakereceiver.dns.Ip4Address;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import java.util.List;
import java.util.function.Predicate;
import smtpprobe.Probe;
import smtpprobe.predict.Prediction;

/**
 * What receivers would do with one attempt, as far as they can be asked: what is known of many is
 * what they do with IPv6 clients.
 *
 * @param attempt the attempt
 * @param receivers those that can be asked
 * @param others those that cannot
 */
record Question(Attempt attempt, List<Persona> receivers, List<Persona> others) {

  Question {
    receivers = List.copyOf(receivers);
    others = List.copyOf(others);
  }

  static Question of(Attempt attempt, List<Persona> all) {
    boolean four = attempt.clientAddress() instanceof Ip4Address;
    Predicate<Persona> isUnknown = persona -> four && persona.sixOnly();
    return new Question(
        attempt,
        all.stream().filter(isUnknown.negate()).toList(),
        all.stream().filter(isUnknown).toList());
  }

  /** The answer. */
  Prediction ask(Probe probe) {
    return probe
        .predictInAnyOrder(attempt, receivers)
        .without(others.stream().map(Persona::name).toList());
  }
}
