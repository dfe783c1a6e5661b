/**
 * What is kept: the last sessions in memory, and delivered messages in the form in which a receiver
 * stores them, in a folder if one is named.
 *
 * <p>It is told what to keep and knows neither sockets nor SMTP.
 */
@NullMarked
package fakereceiver.store;

import org.jspecify.annotations.NullMarked;
