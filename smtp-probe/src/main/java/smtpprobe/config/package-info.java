/**
 * {@code smtp-probe.yaml}: what a project wants to know of its mail, read whole, with every mistake
 * named by line and column. Knows no command and no option but by its name.
 */
@NullMarked
package smtpprobe.config;

import org.jspecify.annotations.NullMarked;
