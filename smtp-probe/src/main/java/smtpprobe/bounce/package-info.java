/**
 * From a refusal back to the rule behind it.
 *
 * <p>Reads personas backwards: which of their replies is this one, and to which fault do they give
 * it? Asks nothing of the network.
 */
@NullMarked
package smtpprobe.bounce;

import org.jspecify.annotations.NullMarked;
