/**
 * What a host shows to the IPv6 Internet: listening sockets, and what its packet filters let
 * through.
 */
@NullMarked
package smtpprobe.exposure;

import org.jspecify.annotations.NullMarked;
