package smtpprobe.remedy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faults whose remedy cannot be tried on a copy, always or sometimes, and why. */
public final class ByHand {

  private static final Map<String, String> WHY = new LinkedHashMap<>();

  static {
    put(
        "it is about a message, and whoever writes the messages has to change them",
        "arc-fail",
        "bare-lf",
        "date-missing",
        "eight-bit-undeclared",
        "from-invalid",
        "header-duplicate",
        "line-too-long",
        "message-id-missing",
        "one-click-missing");
    put(
        "the mail that is judged here is unsigned, whatever the mail server does; --dkim-key and --dkim-selector judge it as signed",
        "dkim-missing",
        "dkim-fail",
        "dkim-unaligned",
        "dkim-key-missing",
        "dkim-key-broken");
    put(
        "only the owner of the list can remove the address, once the cause is gone",
        "client-blocklisted",
        "source-on-blocklist");
    put("only the receiver can change it", "client-ipv6");
    put(
        "the domain says on purpose that it takes no mail: let it name a host that does, or send as"
            + " another one",
        "sender-null-mx",
        "domain-null-mx");
    put("the hosts are others', and their owners can give them IPv6", "mx-without-ipv6");
    put(
        "there is a record already that does not work: its owner knows what it was to say",
        "dmarc-missing",
        "domain-dmarc-missing",
        "tls-rpt-missing");
    put("several records contradict each other: their owner knows which is meant", "spf-permerror");
    put(
        "the address is a lease of its own: ask the provider which others are yours",
        "source-dynamic",
        "source-temporary");
    put(
        "it goes away by itself, or by sending more slowly",
        "greylisted",
        "too-many-connections",
        "too-many-messages");
    put(
        "only the provider can give the host an address and a route; until then, let the mail"
            + " server send over IPv4 only",
        "no-global-address",
        "source-tunnel");
    put("whether a router answers is seen only when it is tried", "no-default-route");
    put("it depends on what else is on the link", "address-duplicate", "address-tentative");
    put("it depends on how the containers are run", "proxy-hides-client");
    put(
        "name servers are asked themselves, and they say what they say until they are changed",
        "domain-glue-missing",
        "domain-server-lame",
        "domain-server-silent",
        "domain-servers-without-ipv6");
    put(
        "only whoever runs the reverse zone can change it",
        "reverse-answer-stale",
        "reverse-answers-differ",
        "reverse-non-terminal-denied",
        "reverse-record-missing",
        "reverse-server-silent",
        "reverse-servers-differ",
        "reverse-servers-without-ipv6",
        "reverse-zone-bogus",
        "reverse-zone-lame");
    put(
        "it lies on the way to the receiver, or with the receiver",
        "path-filtered",
        "path-refused",
        "path-unreachable",
        "path-slow",
        "path-greeting-refused",
        "path-families-differ",
        "path-starttls-missing",
        "path-certificate-untrusted",
        "path-tlsa-mismatch",
        "path-sts-violated",
        "path-mtu-black-hole");
    put(
        "the policy is a file on a web server",
        "mta-sts-mx-unlisted",
        "mta-sts-policy-broken",
        "mta-sts-record-broken");
    put("it depends on the certificate of the mail server", "tlsa-unsigned", "tlsa-unusable");
    put("the addresses of other hosts of the domain are theirs to name", "mx-reverse-unconfirmed");
  }

  private ByHand() {}

  private static void put(String why, String... ids) {
    List.of(ids).forEach(id -> WHY.put(id, why));
  }

  /** Why it has to be mended by hand, if so. */
  public static Optional<String> why(String id) {
    return Optional.ofNullable(WHY.get(id));
  }
}
