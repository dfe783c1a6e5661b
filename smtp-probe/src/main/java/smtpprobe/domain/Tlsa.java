package smtpprobe.domain;

import fakereceiver.dns.ServerRecord;
import fakereceiver.mail.Shortened;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A TLSA record (RFC 6698 section 2.1). Immutable.
 *
 * @param usage 2 for an authority, 3 for the server's own certificate; SMTP knows no other
 * @param selector 0 for the whole certificate, 1 for its public key
 * @param matching 0 for the thing itself, 1 for its SHA-256, 2 for its SHA-512
 * @param data in lower-case hexadecimal digits
 */
public record Tlsa(int usage, int selector, int matching, String data) {

  private static final int AUTHORITY = 2;
  private static final int END_ENTITY = 3;

  /** Reads the data of a record; empty when it is none. */
  public static Optional<Tlsa> of(ServerRecord record) {
    String[] words = record.data().strip().split("\\s+", 4);
    if (words.length != 4
        || !words[0].matches("[0-9]{1,3}")
        || !words[1].matches("[0-9]{1,3}")
        || !words[2].matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Tlsa(
            Integer.parseInt(words[0]),
            Integer.parseInt(words[1]),
            Integer.parseInt(words[2]),
            words[3].replaceAll("[\\s()]", "").toLowerCase(Locale.ROOT)));
  }

  /** Why a sender cannot use it (RFC 7672 section 3.1.3); empty when it can. */
  public Optional<String> problem() {
    if (usage != AUTHORITY && usage != END_ENTITY) {
      return Optional.of("usage " + usage + ", expected 2 or 3 for SMTP");
    }
    if (selector > 1) {
      return Optional.of("selector " + selector + ", expected 0 or 1");
    }
    int digits = matching == 1 ? 64 : matching == 2 ? 128 : data.length();
    if (matching > 2) {
      return Optional.of("matching type " + matching + ", expected 0, 1 or 2");
    }
    return data.isEmpty() || data.length() != digits || !data.matches("[0-9a-f]+")
        ? Optional.of("data of " + data.length() + " digits, expected " + digits)
        : Optional.empty();
  }

  /** Whether it stands for the server's certificate, or for an authority of its chain. */
  public boolean matches(List<X509Certificate> chain) {
    if (problem().isPresent()) {
      return false;
    }
    return usage == END_ENTITY
        ? chain.stream().limit(1).anyMatch(this::isOf)
        : chain.stream().skip(1).anyMatch(this::isOf) || (chain.size() == 1 && isOf(chain.get(0)));
  }

  private boolean isOf(X509Certificate certificate) {
    try {
      byte[] thing =
          selector == 0 ? certificate.getEncoded() : certificate.getPublicKey().getEncoded();
      byte[] digest =
          switch (matching) {
            case 1 -> MessageDigest.getInstance("SHA-256").digest(thing);
            case 2 -> MessageDigest.getInstance("SHA-512").digest(thing);
            default -> thing;
          };
      return HexFormat.of().formatHex(digest).equals(data);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** As in a master file, the data shortened. */
  @Override
  public String toString() {
    return usage + " " + selector + " " + matching + " " + Shortened.of(data, 16);
  }
}
