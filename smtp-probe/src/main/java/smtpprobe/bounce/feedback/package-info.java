/**
 * Reports for programs: DMARC aggregate reports (RFC 9990) and TLS reports (RFC 8460), packed or
 * not.
 *
 * <p>Everything is bounded, however small the packed report is.
 */
@NullMarked
package smtpprobe.bounce.feedback;

import org.jspecify.annotations.NullMarked;
