/**
 * The commands of SMTP, one class each, and the loop that serves them.
 *
 * <p>They are our own, because those of the library are wrong in ways that matter to a receiver
 * that is to be believed. Only {@link fakereceiver.server.command.Verb} knows all of them.
 */
@NullMarked
package fakereceiver.server.command;

import org.jspecify.annotations.NullMarked;
