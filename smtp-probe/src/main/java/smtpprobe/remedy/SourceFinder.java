package smtpprobe.remedy;

import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Software;
import smtpprobe.sender.Host;

/** Mail is to leave from one static address. */
final class SourceFinder implements RemedyFinder {

  @Override
  public Set<String> rules() {
    return Set.of(
        "source-temporary",
        "source-dynamic",
        "source-deprecated",
        "source-not-global",
        "static-address-unused",
        "sources-several",
        "named-address-unused",
        "bind-address-missing",
        "bind-setting-broken",
        "source-leaves-elsewhere",
        "helo-leads-elsewhere",
        "client-not-global");
  }

  @Override
  public String title(Situation situation) {
    Ip6Address address = situation.address().orElseThrow();
    return situation
        .plan()
        .host()
        .facts()
        .address(address)
        .filter(there -> there.origin() != HostAddress.Origin.STATIC)
        .map(there -> "Keep " + address + " for good, set by hand, and let mail leave from it")
        .orElse("Let mail leave from " + address);
  }

  @Override
  public List<String> notes(Situation situation) {
    List<String> notes = new ArrayList<>();
    Host host = situation.plan().host();
    HostFacts facts = host.facts();
    situation.source().map(s -> strayings(s, host)).ifPresent(notes::addAll);
    situation
        .source()
        .flatMap(s -> unmasked(s.address(), host))
        .map(
            change ->
                "Without that the rule \""
                    + change.rule()
                    + "\" gives mail the kernel's choice: binding alone does not help")
        .ifPresent(notes::add);
    situation.source().stream()
        .filter(s -> facts.address(s.address()).isEmpty())
        .map(
            s ->
                "The host does not have "
                    + s.address()
                    + " yet: look first that nobody else does (\"ping -c 3 "
                    + s.address()
                    + "\" stays without an answer), and that the network is yours alone")
        .forEach(notes::add);
    situation.source().filter(s -> !isBound(host, s.address())).stream()
        .flatMap(s -> host.mail().all().stream().flatMap(m -> m.reboundHere(s.address()).stream()))
        .map(
            program ->
                "What listens on "
                    + program
                    + " here is handed mail from the new address then, by the same service, and"
                    + " has to take it from there; or give that a service of its own first, with"
                    + " \"-o smtp_bind_address6=::1\"")
        .forEach(notes::add);
    if (situation.source().filter(s -> !isBound(host, s.address())).isPresent()
        && host.mail().all().stream().anyMatch(SourceFinder::isPerhapsWithoutSix)) {
      notes.add(
          Software.NO_SIX_AS_SRC + " and sends nothing from there: \"smtpd -h\" tells the version");
    }
    return notes;
  }

  private static boolean isPerhapsWithoutSix(MailServer server) {
    return server.software() == Software.OPENSMTPD
        && server.version().isEmpty()
        && server.bind().six().isEmpty();
  }

  /** Where packets from that address would leave but for the rule, or go in spite of it. */
  private static List<String> strayings(HostAddress source, Host host) {
    HostFacts facts = host.facts();
    if (host.ownRoute(source).isPresent()) {
      return List.of(
          "Without the rule its packets "
              + facts
                  .strays(source)
                  .map(
                      device -> "leave by " + device + ", where nobody expects " + source.address())
                  .orElse("get nowhere")
              + ": binding alone does not help");
    }
    Optional<String> elsewhere =
        facts.strays(source).filter(device -> !device.equals(source.device()));
    if (elsewhere.isPresent()) {
      return List.of(
          "Its packets leave by "
              + elsewhere.get()
              + ", which has no address of that network: it helps only if whoever is behind that"
              + " interface has routed the network to this host, as tunnel brokers do");
    }
    return facts.routing().narrow().stream()
        .filter(route -> !route.device().equals(source.device()))
        .map(
            route ->
                "What goes to "
                    + route.to()
                    + " leaves by "
                    + route.device()
                    + ", perhaps where nobody expects "
                    + source.address()
                    + ": if mail goes there, --to with such a recipient tells")
        .toList();
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (situation.source().isEmpty() || situation.plan().host().translated().isPresent()) {
      return List.of();
    }
    HostAddress source = situation.source().get();
    HostFacts facts = situation.plan().host().facts();
    List<Change> changes = new ArrayList<>();
    if (facts.address(source.address()).filter(there -> isForGood(there, facts)).isEmpty()) {
      changes.add(new AddressChange(source, true));
    }
    if (situation.faults().has("source-temporary")) {
      facts.device("all").map(Sysctl::noTemporaryAddresses).ifPresent(changes::add);
      facts.device(source.device()).map(Sysctl::noTemporaryAddresses).ifPresent(changes::add);
    }
    situation
        .plan()
        .host()
        .ownRoute(source)
        .ifPresent(route -> changes.add(new RouteChange(source.address(), route)));
    unmasked(source.address(), situation.plan().host()).ifPresent(changes::add);
    if (!isBound(situation.plan().host(), source.address())) {
      changes.add(new BindChange(source.address()));
    }
    StrayWayChange strays = new StrayWayChange(source.address());
    if (strays.isFor(situation.plan().host())) {
      changes.add(strays);
    }
    return changes;
  }

  /** Needed where mail leaves from another address, which a rule would give it anyway. */
  private static Optional<UnmaskedChange> unmasked(Ip6Address address, Host host) {
    return host.seen()
        .masquerade()
        .filter(rule -> host.sendings().stream().noneMatch(s -> s.address().equals(address)))
        .map(rule -> new UnmaskedChange(address, rule));
  }

  private static boolean isForGood(HostAddress address, HostFacts facts) {
    return address.origin() == HostAddress.Origin.STATIC && !facts.isWithdrawn(address);
  }

  /** Whether every mail server sends from there, whatever the user says that it does. */
  private static boolean isBound(Host host, Ip6Address source) {
    List<MailServer> servers = host.mail().all();
    return servers.isEmpty()
        ? host.sendings().equals(host.sendingFrom(List.of(source)).sendings())
        : servers.stream()
            .map(MailServer::bind)
            .allMatch(bind -> bind.six().equals(Optional.of(source)) && bind.broken().isEmpty());
  }
}
