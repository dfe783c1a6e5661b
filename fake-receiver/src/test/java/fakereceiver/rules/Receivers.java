package fakereceiver.rules;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpRange;
import fakereceiver.judge.LiteralReading;
import fakereceiver.judge.Receiver;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Receivers that differ in one thing from one of which nothing is known. */
final class Receivers {

  private Receivers() {}

  /** Takes no mail over IPv6. */
  static Receiver withoutIpv6() {
    return of(List.of(), Dkim.ALGORITHMS, false);
  }

  /** Holds addresses of these ranges against a client that greets with one. */
  static Receiver minding(IpRange... ranges) {
    return of(List.of(ranges), Dkim.ALGORITHMS, true);
  }

  /** Verifies signatures of that algorithm and of no other. */
  static Receiver verifying(Algorithm algorithm) {
    return of(List.of(), Set.of(algorithm), true);
  }

  private static Receiver of(List<IpRange> badHelo, Set<Algorithm> dkim, boolean takesIpv6) {
    return new Receiver(
        DomainName.of("mx.example.net"),
        Optional.empty(),
        List.of(),
        List.of(),
        LiteralReading.ADDRESS,
        List.of(),
        DmarcMethod.TREE_WALK,
        badHelo,
        SpfReading.RFC7208,
        dkim,
        takesIpv6);
  }
}
