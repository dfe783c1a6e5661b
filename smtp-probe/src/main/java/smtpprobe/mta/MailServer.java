package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a mail server of the host is set up for sending. Immutable.
 *
 * @param software which it is
 * @param version its version, if it told
 * @param bind the addresses that it sends from
 * @param heloName what it greets with, if that can be known
 * @param families over which families it sends
 * @param preference the family that it tries first by a setting; empty when it has none
 * @param trusted the networks that it relays for, as they are written
 * @param settings the lines that matter, as they are written
 */
public record MailServer(
    Software software,
    Optional<String> version,
    Bind bind,
    Optional<String> heloName,
    Families families,
    Optional<String> preference,
    List<String> trusted,
    List<String> settings) {

  /** Copies the lists. */
  public MailServer {
    trusted = List.copyOf(trusted);
    settings = List.copyOf(settings);
  }

  /** What to write where, so that it sends from that address; what it does over IPv4 stays. */
  public Setting bind(Ip6Address address) {
    return software.bind(address, fours());
  }

  /**
   * What to write where, so that it sends over both families.
   *
   * @param address where it is to send from over IPv6; empty when there is no such address
   */
  public List<Setting> bothFamilies(Optional<Ip6Address> address) {
    return software.families(this, address);
  }

  /** The same, sending from that IPv6 address; what it does over IPv4 stays. */
  public MailServer boundTo(Ip6Address address) {
    List<IpAddress> addresses = new ArrayList<>(List.of(address));
    addresses.addAll(fours());
    return new MailServer(
        software,
        version,
        Bind.to(addresses, bind(address).line()),
        heloName,
        families,
        preference,
        trusted,
        settings);
  }

  private List<Ip4Address> fours() {
    return bind.addresses().stream()
        .filter(Ip4Address.class::isInstance)
        .map(Ip4Address.class::cast)
        .toList();
  }

  /** Whether it is told where to send from, and all of that is IPv4. */
  boolean isBoundToFour() {
    return !bind.addresses().isEmpty() && fours().size() == bind.addresses().size();
  }

  /** The same, greeting with another name. */
  public MailServer greetingAs(String name) {
    return new MailServer(
        software, version, bind, Optional.of(name), families, preference, trusted, settings);
  }

  /**
   * The same with the settings of {@link #bothFamilies}.
   *
   * @param address where it is to send from over IPv6; empty when there is no such address
   */
  public MailServer overBothFamilies(Optional<Ip6Address> address) {
    MailServer both =
        new MailServer(
            software, version, bind, heloName, Families.BOTH, preference, trusted, settings);
    return software == Software.OPENSMTPD && isBoundToFour()
        ? address.map(both::boundTo).orElse(this)
        : both;
  }

  /** The same, preferring no family. */
  public MailServer withoutPreference() {
    return new MailServer(
        software, version, bind, heloName, families, Optional.empty(), trusted, settings);
  }

  /** The same, relaying for these networks. */
  public MailServer trusting(List<String> networks) {
    return new MailServer(
        software, version, bind, heloName, families, preference, networks, settings);
  }

  /** {@code Postfix 3.7.11}. */
  @Override
  public String toString() {
    return software.title() + version.map(v -> " " + v).orElse("");
  }
}
