package smtpprobe.check;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.host.HostAddress;
import smtpprobe.mta.MailServers;
import smtpprobe.mta.WayOut;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * An address that mail leaves from, or could leave from, and how. Immutable.
 *
 * @param address the address
 * @param words its kind and state, or which mail takes it
 * @param sends whether mail leaves from it as things are
 * @param perhaps whether some mail may leave from it, by settings that cannot be followed
 * @param helo what is greeted with, if that is known
 * @param encrypted whether the session is encrypted where TLS is offered; empty when unknown
 * @param from whom such mail is from; empty when that of the usual sender leaves so
 */
record Candidate(
    IpAddress address,
    String words,
    boolean sends,
    boolean perhaps,
    Optional<HeloName> helo,
    Optional<Boolean> encrypted,
    Optional<ReversePath> from) {

  /** How many are looked at. */
  static final int MAX = 8;

  /** What two candidates have in common when receivers cannot tell them apart. */
  private record Look(
      IpAddress address,
      Optional<HeloName> helo,
      Optional<Boolean> encrypted,
      Optional<ReversePath> from) {}

  private Look look() {
    return new Look(address, helo, encrypted, from);
  }

  /** Mail from {@code address}, on the way that is bound to it or leaves the choice open. */
  static Candidate of(Host host, IpAddress address) {
    return of(host, address, "", true, Optional.empty());
  }

  private static Candidate of(
      Host host, IpAddress address, String words, boolean sends, Optional<WayOut> other) {
    Optional<WayOut> way =
        other.or(
            () ->
                address instanceof Ip6Address six
                    ? host.mail().wayFrom(six)
                    : host.mail().ways().stream().map(MailServers.Way::out).findFirst());
    Optional<HeloName> own =
        other.isPresent() || host.mail().ways().size() > 1
            ? way.flatMap(WayOut::heloName).map(HeloName::of)
            : Optional.empty();
    return new Candidate(
        address,
        words,
        sends,
        false,
        own.or(host::helo),
        way.flatMap(out -> out.tls().encrypted()),
        Optional.empty());
  }

  /**
   * What mail leaves from first, then what it leaves from on further ways where receivers see a
   * difference, then the other addresses of the host. None where all mail goes to relays.
   */
  static List<Candidate> all(CheckRequest request, Host host) {
    if (host.given().isEmpty() && host.mail().isRelayed()) {
      return List.of();
    }
    Map<Look, Candidate> all = new LinkedHashMap<>();
    boolean seen = host.translated().isPresent();
    for (Sending sending : host.outside()) {
      String words = seen ? "what receivers see" : words(host, sending.address());
      add(all, of(host, sending.address(), words, true, Optional.empty()));
    }
    if (seen) {
      return List.copyOf(all.values());
    }
    if (host.given().isEmpty()) {
      furtherWays(request, host).forEach(candidate -> add(all, candidate));
    }
    for (HostAddress address : host.facts().addresses()) {
      boolean there =
          all.values().stream().anyMatch(one -> one.address().equals(address.address()));
      if (address.isUsable() && address.isBeyondLink() && !there && all.size() < MAX) {
        add(all, of(host, address.address(), address.words(), false, Optional.empty()));
      }
    }
    return List.copyOf(all.values());
  }

  private static void add(Map<Look, Candidate> all, Candidate candidate) {
    if (all.size() < MAX) {
      all.putIfAbsent(candidate.look(), candidate);
    }
  }

  private static String words(Host host, Ip6Address address) {
    return host.facts()
        .address(address)
        .map(a -> a.words() + (a.isUsable() ? "" : ": nothing can be sent from it now"))
        .orElse("not an address of the host");
  }

  /** What some mail takes only, by whom it is from or to; some of it perhaps never. */
  private static List<Candidate> furtherWays(CheckRequest request, Host host) {
    List<MailServers.Way> taken = host.mail().ways();
    boolean every = request.to().isEmpty() && request.helo().isEmpty();
    List<Candidate> further = new ArrayList<>();
    for (MailServers.Way way : every ? host.mail().everyWay() : taken) {
      boolean perhaps = !way.out().takes().certain();
      if (way.out().showsSix() && (perhaps || !taken.contains(way))) {
        for (Sending sending : host.sendingsOn(way)) {
          Candidate one = of(host, sending.address(), "", !perhaps, Optional.of(way.out()));
          Optional<ReversePath> from = from(way, host);
          further.add(
              new Candidate(
                  one.address(),
                  way.out().takes().words()
                      + " by "
                      + way.out().name()
                      + (from.equals(Optional.of(ReversePath.NULL)) ? ", as a notification" : "")
                      + one.helo().map(helo -> ", greeting as " + helo).orElse(""),
                  one.sends(),
                  perhaps,
                  request.helo().or(one::helo),
                  one.encrypted(),
                  from));
        }
      }
    }
    return further;
  }

  /** What the usual sender's mail never takes, notifications do: those have no sender. */
  private static Optional<ReversePath> from(MailServers.Way way, Host host) {
    return way.out()
        .takes()
        .sender()
        .map(sender -> ReversePath.of(sender.toString()))
        .or(
            () ->
                way.server().takes(host.mail().mail().from(), way.out())
                    ? Optional.empty()
                    : Optional.of(ReversePath.NULL));
  }
}
