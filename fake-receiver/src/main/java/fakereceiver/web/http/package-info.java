/**
 * The HTTP server below the page and the API: routes, guards, threads, bounds. Knows nothing of
 * mail; alone imports the JDK's HTTP server.
 */
@NullMarked
package fakereceiver.web.http;

import org.jspecify.annotations.NullMarked;
