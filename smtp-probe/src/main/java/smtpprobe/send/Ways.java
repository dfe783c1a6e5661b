package smtpprobe.send;

import fakereceiver.dns.IpAddress;
import java.util.List;
import smtpprobe.mta.Families;

/**
 * From where to where mail is to go. Immutable.
 *
 * @param sources each is tried; {@link OwnAddress#KERNEL} alone leaves it to the kernel
 * @param families over which address families
 * @param eachAddress whether every source goes to every address of every server; otherwise only a
 *     single source does, and several go to the address that a mail server would try first
 */
public record Ways(List<OwnAddress> sources, Families families, boolean eachAddress) {

  private static final IpAddress SIX = IpAddress.of("::1");
  private static final IpAddress FOUR = IpAddress.of("127.0.0.1");

  /** Over IPv6, from where the kernel chooses, to every address. */
  public static final Ways USUAL = new Ways(List.of(OwnAddress.KERNEL), Families.IPV6_ONLY, false);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when there is no source, or one of the wrong family
   */
  public Ways {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no source address, expected at least one");
    }
    for (OwnAddress source : sources) {
      boolean six = source.goesWith(SIX);
      boolean four = source.goesWith(FOUR);
      if (!(six && families != Families.IPV4_ONLY) && !(four && families != Families.IPV6_ONLY)) {
        throw new IllegalArgumentException(
            "the source address "
                + source.address().orElseThrow()
                + " is not of the family that mail goes over: IPv"
                + (six ? "4" : "6"));
      }
    }
  }

  /** Whether mail goes over IPv6. */
  public boolean ipv6() {
    return families != Families.IPV4_ONLY;
  }

  /** Whether mail goes over IPv4. */
  public boolean ipv4() {
    return families != Families.IPV6_ONLY;
  }

  /** Whether each source goes to every address of a server, or to its first one. */
  public boolean toEveryAddress() {
    return eachAddress || sources.size() == 1;
  }
}
