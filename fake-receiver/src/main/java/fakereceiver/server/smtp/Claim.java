package fakereceiver.server.smtp;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import java.util.Optional;

/**
 * For whom clients on loopback are taken that do not say it themselves, by XCLIENT or a PROXY
 * header.
 *
 * @param client the address that is judged; absent: their own
 * @param helo the HELO name that is judged; absent: what they say
 */
public record Claim(Optional<IpAddress> client, Optional<HeloName> helo) {

  /** They are who they are. */
  public static final Claim NONE = new Claim(Optional.empty(), Optional.empty());
}
