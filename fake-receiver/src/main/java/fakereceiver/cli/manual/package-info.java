/**
 * Man pages and shell completion, made from what the commands say of themselves: there is no second
 * text that could say something else. Runs in the build, never with a program.
 */
@NullMarked
package fakereceiver.cli.manual;

import org.jspecify.annotations.NullMarked;
