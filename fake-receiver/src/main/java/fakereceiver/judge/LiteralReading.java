package fakereceiver.judge;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import java.util.Optional;

/** How a receiver compares an address literal in the HELO name with the client address. */
public enum LiteralReading {
  /** As addresses, with or without the tag. */
  ADDRESS("address") {
    @Override
    public boolean fits(HeloName helo, IpAddress client) {
      return helo.address().equals(Optional.of(client));
    }
  },
  /** As text, with or without the tag: another spelling of the same address does not fit. */
  TEXT("text") {
    @Override
    public boolean fits(HeloName helo, IpAddress client) {
      String text = helo.text();
      return text.equals("[" + client + "]") || text.equals("[IPv6:" + client + "]");
    }
  },
  /** As text without the tag, so that a correct IPv6 literal never fits. */
  UNTAGGED_TEXT("untagged-text") {
    @Override
    public boolean fits(HeloName helo, IpAddress client) {
      return helo.text().startsWith("[" + client);
    }
  },
  /** As a network of 256 IPv4 addresses, so that an IPv6 literal never fits. */
  IP4_NETWORK("ipv4-network") {
    @Override
    public boolean fits(HeloName helo, IpAddress client) {
      return client instanceof Ip4Address mine
          && helo.address().filter(a -> a instanceof Ip4Address).isPresent()
          && (((Ip4Address) helo.address().get()).bits() ^ mine.bits()) >>> 8 == 0;
    }
  };

  private final String word;

  LiteralReading(String word) {
    this.word = word;
  }

  /** The word for it in persona files. */
  public String word() {
    return word;
  }

  /** Whether the literal {@code helo} stands for {@code client}. */
  public abstract boolean fits(HeloName helo, IpAddress client);
}
