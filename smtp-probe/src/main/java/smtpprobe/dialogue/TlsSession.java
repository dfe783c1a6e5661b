package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What TLS came to, and the certificate that the server showed. Immutable. Names are chosen by
 * strangers: escape before showing.
 *
 * @param protocol for example {@code TLSv1.3}
 * @param cipher the cipher suite, as the JDK calls it
 * @param subject the distinguished name of the certificate (RFC 2253)
 * @param issuer the distinguished name of who signed it
 * @param names its DNS names and IP addresses (RFC 5280 section 4.2.1.6)
 * @param notBefore from when it is valid
 * @param notAfter until when
 * @param problem why a client that insists would not take it; empty when it would. The name is only
 *     compared when the request has a server name.
 */
public record TlsSession(
    String protocol,
    String cipher,
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    Optional<String> problem) {

  public TlsSession {
    names = List.copyOf(names);
  }

  /**
   * Why the server may be somebody else, as part of a sentence: its certificate proves nothing, or
   * there is no name that it could be for.
   */
  Optional<String> doubt(Optional<DomainName> serverName) {
    return problem.or(
        () ->
            serverName.isEmpty()
                ? Optional.of("there is no server name to compare it with")
                : Optional.empty());
  }
}
