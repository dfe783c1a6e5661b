package fakereceiver.auth.signature;

import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.mail.Printable;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The hashes of one body, each computed once: many signatures cover the same octets. Safe for
 * several threads.
 */
public final class BodyHashes {

  private final MailText mail;
  private final Map<Canonicalization, byte[]> canonical = new EnumMap<>(Canonicalization.class);
  private final Map<Wanted, String> hashes = new HashMap<>();

  private record Wanted(Canonicalization form, String hash, long length) {}

  /** For the body of that message. */
  public BodyHashes(MailText mail) {
    this.mail = mail;
  }

  private synchronized byte[] canonical(Canonicalization form) {
    return canonical.computeIfAbsent(form, mail::body);
  }

  /** How many octets of the canonical body a length leaves out. */
  public long uncovered(Canonicalization form, OptionalLong length) {
    return length.isEmpty() ? 0 : Math.max(0, canonical(form).length - length.getAsLong());
  }

  /** The hash in base64 of the first {@code length} octets, or of all. */
  public synchronized String hash(Canonicalization form, Algorithm algorithm, OptionalLong length) {
    byte[] octets = canonical(form);
    long covered = Math.min(octets.length, length.orElse(octets.length));
    return hashes.computeIfAbsent(
        new Wanted(form, algorithm.hash(), covered),
        wanted -> {
          MessageDigest digest = algorithm.digest();
          digest.update(octets, 0, (int) covered);
          return Base64.getEncoder().encodeToString(digest.digest());
        });
  }

  List<SignatureFailure> failures(
      Canonicalization form, Algorithm algorithm, OptionalLong length, String expected) {
    int size = canonical(form).length;
    if (length.isPresent() && length.getAsLong() > size) {
      return List.of(
          new SignatureFailure(
              Reason.LENGTH,
              "l= covers " + length.getAsLong() + " octets, but the body has " + size));
    }
    String actual = hash(form, algorithm, length);
    byte[] wanted = Base64.getDecoder().decode(expected);
    return MessageDigest.isEqual(wanted, Base64.getDecoder().decode(actual))
        ? List.of()
        : List.of(
            new SignatureFailure(
                Reason.BODY_HASH,
                "the body was changed: its "
                    + form.word()
                    + " hash is "
                    + actual
                    + ", signed is bh="
                    + Printable.of(expected)));
  }
}
