/**
 * What a look at the sending side found: the form that every survey of the host, its domain, its
 * path and its exposure gives to the reports.
 */
@NullMarked
package smtpprobe.finding;

import org.jspecify.annotations.NullMarked;
