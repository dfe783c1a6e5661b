package smtpprobe.domain;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.IpAddress;

/**
 * What SPF says about mail from one own address.
 *
 * @param address the address
 * @param because why it counts as an own one
 * @param report the check
 */
public record SenderCheck(IpAddress address, String because, SpfReport report) {}
