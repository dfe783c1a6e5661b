package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;

/**
 * An address that mail leaves from.
 *
 * @param address the address
 * @param because what makes it so, without a full stop
 * @param bound whether the user or a mail server chose it, and not the kernel
 */
public record Sending(Ip6Address address, String because, boolean bound) {}
