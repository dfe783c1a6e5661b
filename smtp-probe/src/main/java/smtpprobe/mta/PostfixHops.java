package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.reading.HostReader;

/** What the programs of the services of Postfix make of their next hops. For one thread. */
final class PostfixHops {

  private static final String LMTP = "lmtp";

  private final Set<String> senders;
  private final Map<String, String> programs;
  private final List<Refusal> refusals = new ArrayList<>();

  /** With the services that send by SMTP. */
  PostfixHops(Set<String> senders, HostReader host) {
    this.senders = senders;
    this.programs = PostfixServices.programs(host);
  }

  /** What was refused so far. */
  List<Refusal> refusals() {
    return refusals.stream().distinct().toList();
  }

  void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  /** Whether nobody knows what the services run. */
  boolean isUnknown() {
    return programs.isEmpty();
  }

  boolean isLmtp(String service) {
    return programs.getOrDefault(service, service).equals(LMTP);
  }

  /** Whether next hops of the service are hosts; of pipe(8) and others they are anything. */
  boolean areHosts(String service) {
    return senders.contains(service) || (isUnknown() && !isLmtp(service));
  }

  /** Where it leads to; empty where no host is named. */
  Optional<NextHop> of(String setting, PostfixTransport to) {
    if (isLmtp(to.service())) {
      return Relay.lmtp(to.hop());
    }
    if (!areHosts(to.service())) {
      return Optional.empty();
    }
    Optional<Refusal> refused = PostfixRefusals.hops(setting, to.hop());
    refused.ifPresent(refusals::add);
    return refused.isPresent() ? Optional.of(NextHop.unreadable()) : Relay.list(to.hop());
  }

  /**
   * Whether that is a program of this host, which gives the mail back. On port 25 it is Postfix
   * itself that smtp(8) finds there: "mail for ... loops back to myself".
   */
  boolean isDetour(NextHop hop, PostfixTransport to) {
    return Relay.isHere(hop)
        && (isLmtp(to.service()) || hop.each().noneMatch(NextHop::isUsualPort));
  }

  /** Whether it leads to a port, a socket or a program of this host. */
  boolean isHere(String setting, PostfixTransport to) {
    return programs.getOrDefault(to.service(), "").equals("pipe")
        || of(setting, to).filter(Relay::isHere).isPresent();
  }
}
