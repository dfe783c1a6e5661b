package smtpprobe.sender;

import fakereceiver.dns.Dns;

/**
 * A host, and what DNS says of its names and addresses. Immutable.
 *
 * @param host the host
 * @param dns remembers its answers
 */
public record HostInDns(Host host, Dns dns) {}
