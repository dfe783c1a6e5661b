package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Several addresses could be the source, and nothing but the kernel's rules decides. */
final class SourcesSeveral extends HostRule {

  SourcesSeveral() {
    super(
        new Card(
            "sources-several",
            Owner.HOST,
            "The host has several global addresses and the mail server is bound to none, so the"
                + " target and the order in which they were added decide which is used",
            "Bind the mail server to the address that has reverse DNS; or mark the others"
                + " deprecated (\"ip -6 addr change ADDRESS dev INTERFACE preferred_lft 0\")",
            "RFC 6724 section 5",
            "postconf(5) smtp_bind_address6"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    if (host.isHidden()) {
      return one("", SourceRule.hidden(host));
    }
    List<HostAddress> globals =
        host.globals(dns).stream().filter(a -> !a.is(AddressFlag.DEPRECATED)).toList();
    if (globals.size() < 2) {
      return one(
          "",
          globals.isEmpty()
              ? Outcome.skipped("there is no global address")
              : Outcome.passed(
                  Evidence.given("the only global address", globals.get(0).address())));
    }
    if (host.isIpv4Only()) {
      return one("", Outcome.skipped(SourceRule.NONE_OVER_SIX));
    }
    if (host.perhapsLeaves()) {
      return one("", Outcome.skipped(SourceRule.PERHAPS_OVER_SIX));
    }
    if (host.facts().routing().known() && host.facts().route().isEmpty()) {
      return one("", Outcome.skipped("there is no way out for any of them"));
    }
    Optional<Sending> bound = host.sendings().stream().filter(Sending::bound).findFirst();
    if (bound.isPresent()) {
      return one(
          "", Outcome.passed(Evidence.given(bound.get().address().text(), bound.get().because())));
    }
    Optional<DefaultRoute> pinned = host.facts().route().filter(route -> !route.source().isEmpty());
    if (pinned.isPresent()) {
      return one("", Outcome.passed(Evidence.given("default route", pinned.get())));
    }
    List<DefaultRoute> narrow = host.facts().routing().narrow();
    Set<String> devices = new HashSet<>(host.facts().outgoingDevices());
    narrow.forEach(route -> devices.add(route.device()));
    List<HostAddress> outgoing =
        globals.stream().filter(a -> devices.contains(a.device())).toList();
    if (devices.size() == 1 && outgoing.size() == 1) { // RFC 6724 section 5 rule 5
      return one(
          "",
          Outcome.passed(
              Evidence.given(
                  "the only one of the interface that mail leaves by", outgoing.get(0).address())));
    }
    if (host.isSourceTold()) {
      return one("", Outcome.skipped("the mail server is told where to send from"));
    }
    Evidence evidence = Evidence.NONE;
    for (HostAddress address : globals) {
      evidence = evidence.and(Evidence.given(address.address().text(), address.words()));
    }
    for (Sending sending : host.sendings()) {
      evidence = evidence.and(Evidence.given(sending.address() + " is", sending.because()));
    }
    for (DefaultRoute route : narrow) {
      evidence = evidence.and(Evidence.given("some targets go by", route));
    }
    if (host.mail().all().isEmpty()) {
      evidence = evidence.and(Evidence.given("mail server:", "its settings could not be read"));
    }
    String bind =
        host.best(dns)
            .map(best -> host.bindTo(best.address(), best.address()))
            .orElse("give the host a static address and bind the mail server to that");
    return one(
        "",
        Outcome.failed(
            evidence,
            Sentences.capital(bind)
                + ", if that is the address that has reverse DNS; or mark the others deprecated"
                + " (\"ip -6 addr change ADDRESS dev INTERFACE preferred_lft 0\")"));
  }
}
