package fakereceiver.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Between the names of this program and those of the DNS library; both hold any octets. */
final class WireName {

  private WireName() {}

  /** The name as the library wants it. */
  static Name of(DomainName name) {
    try {
      // "@" alone would stand for the origin
      return Name.fromString(name.text().equals("@") ? "\\@" : name.text(), Name.root);
    } catch (TextParseException e) {
      throw new IllegalStateException("a DomainName is a name: " + name, e);
    }
  }

  /** A name as it came from the wire or from a zone. */
  static DomainName read(Name name) {
    return new DomainName(name.toString());
  }
}
