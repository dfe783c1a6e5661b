/**
 * Whether the sender is who it says: SPF, DKIM, DMARC and ARC, and the field that reports them.
 *
 * <p>One package for each method. All of them explain and none of them judges: they return what
 * they found with the lookups and values behind it, and leave it to rules and personas whether that
 * matters. They are stateless, ask DNS only through the {@link fakereceiver.dns.Dns} they are
 * handed, open no socket and keep no cache. Trouble with DNS and nonsense from strangers are
 * results, never exceptions; every input has a bound on what it may cost.
 */
@NullMarked
package fakereceiver.auth;

import org.jspecify.annotations.NullMarked;
