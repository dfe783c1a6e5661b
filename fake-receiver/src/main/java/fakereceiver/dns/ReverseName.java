package fakereceiver.dns;

import java.util.List;
import java.util.Optional;

/** From a reverse name back to the address that it stands for. */
final class ReverseName {

  private ReverseName() {}

  /** The address, if {@code name} is a whole reverse name: all 32 nibbles or all four octets. */
  static Optional<IpAddress> addressOf(DomainName name) {
    if (name.text().endsWith(".ip6.arpa")) {
      return ofNibbles(name.labels());
    }
    if (name.text().endsWith(".in-addr.arpa")) {
      List<String> labels = name.labels();
      return labels.size() == 6
          ? Ip4Address.parse(
                  labels.get(3) + "." + labels.get(2) + "." + labels.get(1) + "." + labels.get(0))
              .map(IpAddress.class::cast)
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<IpAddress> ofNibbles(List<String> labels) {
    if (labels.size() != 34) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 31; i >= 0; i--) {
      if (labels.get(i).length() != 1) {
        return Optional.empty();
      }
      text.append(labels.get(i));
      if (i % 4 == 0 && i > 0) {
        text.append(':');
      }
    }
    return Ip6Address.parse(text.toString()).map(IpAddress.class::cast);
  }
}
