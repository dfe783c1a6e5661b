package smtpprobe.rules.host;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every rule about the host, by what it looks at, in the order of the report. */
public final class HostRules {

  /** With one of these faults nothing of the mail gets out, whoever would take it. */
  public static final Set<String> SHUT_IN =
      Set.of(
          "interface-down",
          "neighbor-discovery-dropped",
          "outgoing-smtp-dropped",
          "replies-dropped");

  private HostRules() {}

  /** About addresses, routes and sysctls. */
  public static List<HostRule> host() {
    return List.of(
        new Ipv6Disabled(),
        new NoGlobalAddress(),
        new InterfaceDown(),
        new OneInterfaceDown(),
        new NoDefaultRoute(),
        new ReceiversWithoutRoute(),
        new DefaultRouteWillExpire(),
        new MtuBelowMinimum(),
        new AddressDuplicate(),
        new AddressTentative(),
        new SourceTemporary(),
        new SourceNotGlobal(),
        new SourceTunnel(),
        new SourceDeprecated(),
        new SourceDynamic(),
        new SourceLeavesElsewhere(),
        new SourceNetworkShared(),
        new StaticAddressUnused(),
        new SourcesSeveral());
  }

  /** About the mail server, and whether its settings and DNS tell the same story. */
  public static List<HostRule> mail() {
    return List.of(
        new SettingsRefused(),
        new RelayIsThisHost(),
        new BindAddressMissing(),
        new BindSettingBroken(),
        new MailServerWithoutIpv6(),
        new MailServerWithoutIpv4(),
        new FamilyPreferred(),
        new HeloLeadsElsewhere(),
        new NamedAddressUnused(),
        new TrustedNetworksTooWide());
  }

  /** About what the host shows to the Internet. */
  public static List<HostRule> exposure() {
    return List.of(
        new Ipv6Unfiltered(),
        new OpenOverIpv6Only(),
        new ServiceExposed(),
        new ProxyHidesClient(),
        new Ipv4LeftOut(),
        new SmtpShutOut(),
        new MxNotListening(),
        new OutgoingSmtpDropped(),
        new RepliesDropped(),
        new Icmpv6ErrorsDropped(),
        new EchoDropped(),
        new NeighborDiscoveryDropped(),
        new LabMachineShutOut());
  }

  /** All of them. */
  public static List<HostRule> all() {
    return Stream.of(host(), mail(), exposure()).flatMap(List::stream).toList();
  }
}
