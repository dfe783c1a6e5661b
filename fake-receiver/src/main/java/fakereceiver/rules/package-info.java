/**
 * The deliverability rules: one class, one fault.
 *
 * <p>A rule looks at one {@linkplain fakereceiver.judge.Attempt delivery attempt} and says whether
 * it shows the fault, with the evidence. It does not know whether the attempt is happening or only
 * planned, nor what a receiver would do about it: {@link fakereceiver.judge.Persona personas}
 * decide that.
 *
 * <p>Rules are stateless and may run on any thread. They talk to the network only through the
 * {@link fakereceiver.dns.Dns} they are handed.
 */
@NullMarked
package fakereceiver.rules;

import org.jspecify.annotations.NullMarked;
