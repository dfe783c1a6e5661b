/** What programs and the page ask over HTTP: one class for each kind of thing, all as JSON. */
@NullMarked
package fakereceiver.web.api;

import org.jspecify.annotations.NullMarked;
