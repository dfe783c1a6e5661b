package smtpprobe.send;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;

/**
 * The addresses that this host could send from. Immutable.
 *
 * @param all every one, usable or not
 */
public record OwnAddresses(List<OwnAddress> all) {

  public OwnAddresses {
    all = List.copyOf(all);
  }

  /**
   * IPv6 addresses with their kind, as they were read from this machine; those of IPv4, and of IPv6
   * when none could be read, from the JDK, which knows no kinds.
   */
  public static OwnAddresses of(HostFacts facts) {
    List<OwnAddress> all = new ArrayList<>();
    for (HostAddress address : facts.addresses()) {
      all.add(
          new OwnAddress(
              Optional.of(address.address()),
              address.words().replaceFirst("^global, ", ""),
              unusable(address).or(() -> down(address.device()))));
    }
    boolean known = !all.isEmpty();
    for (NetworkInterface device : devices()) {
      for (InetAddress inet : Collections.list(device.getInetAddresses())) {
        IpAddress address = IpAddress.of(inet);
        if (!known || address instanceof Ip4Address) {
          all.add(new OwnAddress(Optional.of(address), words(address), down(device.getName())));
        }
      }
    }
    return new OwnAddresses(all);
  }

  private static String words(IpAddress address) {
    String family = address instanceof Ip6Address ? "of unknown kind" : "IPv4";
    return switch (AddressKind.of(address)) {
      case GLOBAL, DOCUMENTATION -> family;
      case PRIVATE -> family + ", private";
      case LOOPBACK -> family + ", loopback";
      case LINK_LOCAL -> family + ", link-local";
      case SHARED -> family + ", behind a carrier's NAT";
      default -> family + ", special";
    };
  }

  private static Optional<String> unusable(HostAddress address) {
    if (address.is(AddressFlag.DADFAILED)) {
      return Optional.of(
          "cannot send from " + address.address() + ": another host on the link has it too");
    }
    return address.isUsable()
        ? Optional.empty()
        : Optional.of(
            "cannot send from "
                + address.address()
                + ": it is tentative, duplicate address detection still runs on "
                + address.device());
  }

  private static Optional<String> down(String device) {
    try {
      NetworkInterface found = NetworkInterface.getByName(device);
      return found == null || found.isUp()
          ? Optional.empty()
          : Optional.of("cannot send from an address of " + device + ": the interface is down");
    } catch (SocketException e) {
      return Optional.empty(); // the dialogue will say
    }
  }

  private static List<NetworkInterface> devices() {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces());
    } catch (SocketException e) {
      return List.of(); // there is none
    }
  }

  /**
   * Those that mail to the world can leave from: global ones, temporary and deprecated ones too;
   * unique local ones (RFC 4193) where there is no other. Of IPv4 also private ones, behind NAT.
   */
  public List<OwnAddress> outward(boolean ipv6, boolean ipv4) {
    List<OwnAddress> six = new ArrayList<>();
    List<OwnAddress> local = new ArrayList<>();
    List<OwnAddress> four = new ArrayList<>();
    for (OwnAddress own : all) {
      IpAddress address = own.address().orElseThrow();
      switch (AddressKind.of(address)) {
        case GLOBAL, DOCUMENTATION, TEREDO, SIX_TO_FOUR, PRIVATE, SHARED ->
            (address instanceof Ip4Address ? four : six).add(own);
        case UNIQUE_LOCAL -> local.add(own);
        default -> {}
      }
    }
    List<OwnAddress> outward = new ArrayList<>();
    if (ipv6) {
      outward.addAll(six.isEmpty() ? local : six);
    }
    if (ipv4) {
      outward.addAll(four);
    }
    return outward;
  }

  /**
   * The one that the user named. It need not be on an interface: a route of type local (AnyIP) lets
   * programs bind addresses that are on none, so the kernel has the last word.
   */
  public OwnAddress named(IpAddress address) {
    return all.stream()
        .filter(own -> own.address().equals(Optional.of(address)))
        .findFirst()
        .orElseGet(() -> OwnAddress.of(address, "on no interface"));
  }
}
