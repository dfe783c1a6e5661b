package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;
import java.util.Optional;
import smtpprobe.filter.Account;

/**
 * The first packet of a mail as it leaves: TCP to port 25 somewhere in the Internet, without a
 * mark, sent by this host itself. Immutable.
 *
 * @param source the address that it has
 * @param device the interface that it leaves by
 * @param account the account of the mail server, where that is known
 */
record Departure(Ip6Address source, String device, Optional<Account> account) {}
