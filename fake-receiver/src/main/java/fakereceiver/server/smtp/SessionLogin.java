package fakereceiver.server.smtp;

import fakereceiver.dns.IpAddress;
import java.util.Optional;

/** Who has logged in in one session, and who may or has to. For the session's own thread. */
public final class SessionLogin {

  private final Accounts accounts;
  private final SessionScript script;
  private final IpAddress peer;
  private Optional<String> user = Optional.empty();

  SessionLogin(Accounts accounts, SessionScript script, IpAddress peer) {
    this.accounts = accounts;
    this.script = script;
    this.peer = peer;
  }

  /** Whether AUTH is known at all. */
  public boolean isKnown() {
    return !script.isWithout("AUTH") && (accounts.hasAny() || isRequired());
  }

  /** Whether a login would be heard now: a password must not be seen by others. */
  public boolean isHeard(boolean inTls) {
    return isKnown() && accounts.isSafe(peer, inTls);
  }

  private boolean isRequired() {
    return accounts.isRequired() || script.requiresAuth();
  }

  /** Whether mail is taken only after a login, and there was none. */
  public boolean isMissing() {
    return user.isEmpty() && isRequired();
  }

  /** Whether it is the password of that user. */
  public boolean isRight(String name, String password) {
    return accounts.isRight(name, password);
  }

  /** Who has logged in. */
  public Optional<String> user() {
    return user;
  }

  /** That user has. */
  void begin(String name) {
    user = Optional.of(name);
  }

  /** Nobody has any more. */
  public void forget() {
    user = Optional.empty();
  }
}
