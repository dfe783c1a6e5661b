/**
 * What a host's IPv6 is: addresses with kind and state, routes, sysctls, and which source address
 * goes with which target. Values, and how they are made from what was read; judges nothing.
 */
@NullMarked
package smtpprobe.host;

import org.jspecify.annotations.NullMarked;
