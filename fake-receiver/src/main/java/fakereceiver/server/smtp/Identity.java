package fakereceiver.server.smtp;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.session.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * As whom a client stands: as what it is, as what it claims itself, or as whom it is taken for. For
 * the session's own thread.
 */
public final class Identity {

  private final SessionSettings.Claims allowed;
  private final IpAddress peer;
  private final Consumer<String> event;

  /** At most one for each attribute of XCLIENT, and a few of our own. */
  private final Map<String, String> claims = new LinkedHashMap<>();

  private Optional<Claim> unasked;

  /**
   * The client as it is, or as whom it is taken for.
   *
   * @param event told what the client is taken for
   */
  Identity(SessionSettings.Claims allowed, IpAddress peer, Consumer<String> event) {
    this.allowed = allowed;
    this.peer = peer;
    this.event = event;
    this.unasked = allowed.unasked().apply(peer);
  }

  /** The address that counts when it connects. */
  IpAddress whoComes() {
    Optional<IpAddress> taken = unasked.flatMap(Claim::address);
    taken.ifPresent(address -> takenFor(Claim.ADDRESS, address.text(), "taken for "));
    return taken.orElse(peer).asClient();
  }

  /** The address that the client claims by itself; what it was taken for counts no longer. */
  IpAddress claimed(IpAddress said) {
    unasked = Optional.empty();
    return said.asClient();
  }

  /** The connection of a client that may claim to be somebody else does not count as its own. */
  boolean isClaimant(IpAddress client) {
    return mayClaim() && claims.isEmpty() && client.equals(peer);
  }

  /** Whether the client has to say by a PROXY header for whom it connects. */
  public boolean expectsProxyHeader() {
    return allowed.proxyProtocol() && peer.isLoopback();
  }

  /** Whether this client may claim another address by XCLIENT. */
  public boolean mayClaim() {
    return allowed.xclient() && peer.isLoopback();
  }

  /** The HELO name that is judged when the client says {@code said}. */
  public HeloName heloName(String said) {
    Optional<HeloName> other = unasked.flatMap(Claim::heloName);
    other.ifPresent(name -> takenFor(Claim.HELO, name.text(), "taken as EHLO "));
    return other.orElseGet(() -> HeloName.of(said));
  }

  private void takenFor(String attribute, String value, String words) {
    claim(attribute, value);
    event.accept(words + value);
  }

  /** Keeps what the client said of itself, or what it is taken for. */
  public void claim(String attribute, String value) {
    claims.put(attribute, value);
  }

  /** What was claimed so far, as it grows. */
  Map<String, String> claims() {
    return claims;
  }
}
