package fakereceiver.server.smtp;

import fakereceiver.dns.IpAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** Who may log in (RFC 4954), and when. Immutable; says nothing of its passwords. */
public final class Accounts {

  /** Nobody may, and nobody has to. */
  public static final Accounts NONE = new Accounts(Map.of(), Requirement.NEVER, false);

  private final Map<String, String> passwords;
  private final Requirement requirement;
  private final boolean onlyInTls;

  /** Whether mail is taken without a login. */
  public enum Requirement {
    /** It is. */
    NEVER,
    /** It is not: 530 to MAIL. */
    FOR_MAIL
  }

  /**
   * With these users.
   *
   * @param passwords by user
   * @param requirement whether mail is taken without a login
   * @param onlyInTls whether even clients on loopback may log in only inside TLS
   */
  public Accounts(Map<String, String> passwords, Requirement requirement, boolean onlyInTls) {
    this.passwords = Map.copyOf(passwords);
    this.requirement = requirement;
    this.onlyInTls = onlyInTls;
  }

  /**
   * And that user with that password.
   *
   * @throws IllegalArgumentException when one of them is empty
   */
  public Accounts with(String user, String password) {
    if (user.isEmpty() || password.isEmpty()) {
      throw new IllegalArgumentException("an empty user or password, expected both");
    }
    Map<String, String> more = new HashMap<>(passwords);
    more.put(user, password);
    return new Accounts(more, requirement, onlyInTls);
  }

  /** The same; mail is taken only after a login. */
  public Accounts required() {
    return new Accounts(passwords, Requirement.FOR_MAIL, onlyInTls);
  }

  /** The same; even clients on loopback may log in only inside TLS. */
  public Accounts onlyInTls() {
    return new Accounts(passwords, requirement, true);
  }

  /** Whether somebody may log in. */
  public boolean hasAny() {
    return !passwords.isEmpty();
  }

  /** Whether mail is taken only after a login. */
  public boolean isRequired() {
    return requirement == Requirement.FOR_MAIL;
  }

  /**
   * Whether a password may come now: inside TLS, or from this machine itself, which no network sees
   * (RFC 4954 section 4 forbids it elsewhere).
   */
  public boolean isSafe(IpAddress peer, boolean inTls) {
    return inTls || (peer.isLoopback() && !onlyInTls);
  }

  /** Whether it is the password of that user; takes as long for a wrong one. */
  public boolean isRight(String user, String password) {
    byte[] known = passwords.getOrDefault(user, "").getBytes(StandardCharsets.UTF_8);
    boolean same = MessageDigest.isEqual(known, password.getBytes(StandardCharsets.UTF_8));
    return same && passwords.containsKey(user);
  }

  /** How many users there are, and none of their passwords. */
  @Override
  public String toString() {
    return passwords.size() + " users";
  }
}
