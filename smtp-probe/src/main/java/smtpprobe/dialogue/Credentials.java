package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Printable;
import java.util.List;
import java.util.Optional;

/**
 * Who to log in as (RFC 4954), and how careful to be about it. Immutable. The password is never in
 * {@link #toString}, and nothing that a dialogue leaves behind shows it.
 */
public final class Credentials {

  /** Which connections the password may be sent over. */
  public enum Over {
    /** Those under TLS with a certificate that is trusted here and made for the server's name. */
    TRUSTED_TLS,
    /** Those under TLS: somebody in between could read it. */
    ANY_TLS,
    /** All: anybody on the way can read it. */
    ANYTHING
  }

  private final String user;
  private final String password;
  private final Optional<AuthMechanism> mechanism;
  private final Over over;

  /**
   * Those of one user.
   *
   * @param password the access token for {@link AuthMechanism#XOAUTH2}
   * @param mechanism the only one to use; absent: the first of {@link AuthMechanism} that is
   *     offered, but not XOAUTH2
   * @throws IllegalArgumentException when one is empty, or holds a line break or NUL; the message
   *     does not show the password
   */
  public Credentials(String user, String password, Optional<AuthMechanism> mechanism, Over over) {
    check("user name", user);
    check("password", password);
    this.user = user;
    this.password = password;
    this.mechanism = mechanism;
    this.over = over;
  }

  private static void check(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the " + what + " is empty, expected some text");
    }
    if (text.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n')) {
      throw new IllegalArgumentException(
          "a line break or NUL in the " + what + ", expected neither (RFC 4616)");
    }
  }

  /** Who. */
  public String user() {
    return user;
  }

  /** Only what puts it on the wire may ask for it. */
  String password() {
    return password;
  }

  /** Why the password may not be sent over this connection, as part of a sentence. */
  Optional<String> obstacle(Optional<TlsSession> tls, Optional<DomainName> serverName) {
    if (over == Over.ANYTHING) {
      return Optional.empty();
    }
    if (tls.isEmpty()) {
      return Optional.of("the password is not sent without TLS, and there is none");
    }
    return tls.get()
        .doubt(serverName)
        .filter(doubt -> over == Over.TRUSTED_TLS)
        .map(doubt -> "the password is not sent over TLS with this certificate: " + doubt);
  }

  /** What has to be said about a password that is sent all the same; a whole sentence. */
  Optional<String> note(Optional<TlsSession> tls, Optional<DomainName> serverName) {
    if (tls.isEmpty()) {
      return Optional.of(
          "The password was sent without TLS: whoever was on the way may have read it.");
    }
    return tls.get()
        .doubt(serverName)
        .map(
            doubt ->
                "The password was sent over TLS with a certificate that proves nothing: "
                    + doubt
                    + ".");
  }

  /** The mechanism to use, if the server offers one that may be used. */
  Optional<AuthMechanism> choose(List<String> offered) {
    List<AuthMechanism> wanted =
        mechanism.map(List::of).orElse(List.of(AuthMechanism.PLAIN, AuthMechanism.LOGIN));
    return wanted.stream().filter(one -> offered.contains(one.name())).findFirst();
  }

  /** Why nothing could be chosen, as part of a sentence. */
  String notOffered(Extensions extensions) {
    if (!extensions.offers("AUTH")) {
      return "the server does not offer AUTH";
    }
    String offered = Printable.of(String.join(" ", extensions.authMechanisms()));
    return "the server offers AUTH "
        + (offered.isEmpty() ? "without a mechanism" : offered)
        + ", expected "
        + mechanism.map(AuthMechanism::name).orElse("PLAIN or LOGIN");
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password hidden]";
  }
}
