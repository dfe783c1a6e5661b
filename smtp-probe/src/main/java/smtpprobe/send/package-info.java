/**
 * Test mail over every way that was asked for, in which order and pace, and what became of each.
 */
@NullMarked
package smtpprobe.send;

import org.jspecify.annotations.NullMarked;
