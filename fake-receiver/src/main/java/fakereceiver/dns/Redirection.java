package fakereceiver.dns;

import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;

/** What a DNAME record makes of the names below its own (RFC 6672). */
final class Redirection {

  private Redirection() {}

  /** The alias that {@code name} is by it; empty when the name would be too long. */
  static Optional<CNAMERecord> alias(Name name, DNAMERecord redirection) {
    try {
      Name target = name.fromDNAME(redirection);
      return Optional.of(
          new CNAMERecord(name, redirection.getDClass(), redirection.getTTL(), target));
    } catch (NameTooLongException e) {
      return Optional.empty();
    }
  }
}
