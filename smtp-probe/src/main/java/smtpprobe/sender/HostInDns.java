package smtpprobe.sender;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import java.util.Optional;

/**
 * A host, and what DNS says of its names and addresses. Immutable.
 *
 * @param host the host
 * @param dns remembers its answers
 * @param domain whose mail it is, when that is known
 */
public record HostInDns(Host host, Dns dns, Optional<DomainName> domain) {}
