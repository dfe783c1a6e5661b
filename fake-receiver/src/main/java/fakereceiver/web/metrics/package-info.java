/** Numbers for Prometheus. Alone imports its library, which need not be there. */
@NullMarked
package fakereceiver.web.metrics;

import org.jspecify.annotations.NullMarked;
