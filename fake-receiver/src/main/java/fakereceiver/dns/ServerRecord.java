package fakereceiver.dns;

import java.time.Duration;
import java.util.Optional;

/**
 * One record as a server gave it. Immutable; the data was chosen by strangers.
 *
 * @param name whose it is
 * @param type the mnemonic of its type
 * @param ttl how long it may be kept
 * @param data its data as in a master file (RFC 1035 section 5); names end in a dot
 */
public record ServerRecord(DomainName name, String type, Duration ttl, String data) {

  /** The {@code index}-th word of the data, from 0; empty when there are fewer. */
  public String word(int index) {
    String[] words = data.strip().split("\\s+", -1);
    return index < words.length ? words[index] : "";
  }

  /** The name that the data begins with: of NS, PTR and CNAME records the whole of it. */
  public Optional<DomainName> target() {
    return DomainName.parse(word(0));
  }

  /** The address in the data of an A or AAAA record. */
  public Optional<IpAddress> address() {
    return IpAddress.parse(data);
  }

  /**
   * How long a resolver may hold a "no" that came with this SOA record (RFC 2308 section 5): the
   * smaller one of its TTL and its last field.
   */
  public Duration negativeTtl() {
    try {
      Duration minimum = Duration.ofSeconds(Long.parseLong(word(6)));
      return minimum.compareTo(ttl) < 0 ? minimum : ttl;
    } catch (NumberFormatException e) {
      return ttl;
    }
  }
}
