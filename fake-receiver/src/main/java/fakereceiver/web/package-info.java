/** The web server: the page, the API, and how a receiver fares, over HTTP. */
@NullMarked
package fakereceiver.web;

import org.jspecify.annotations.NullMarked;
