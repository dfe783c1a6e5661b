package fakereceiver.junit;

import fakereceiver.Loopback;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a {@link fakereceiver.FakeReceiver} for a field or a parameter of that type, on a free
 * port of {@code [::1]}, and closes it afterwards.
 *
 * <p>Each test method has its own where it is an instance field, or a parameter of a test or of a
 * method before or after each. All tests of a class share it where it is a static field, an
 * instance field of a class with one instance, or a parameter of a method before or after all. One
 * that is a parameter of a constructor lives as long as what that has made: for one test, or for
 * all where they have one instance. Tests may run in parallel. The report of each receiver is
 * attached to whatever fails in the class, as a suppressed exception.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(FakeReceiverExtension.class)
public @interface StartReceiver {

  /** The built-in persona that it behaves as. */
  String persona() default "permissive";

  /**
   * Where it looks things up: the zone itself (whatever has a space in it), a resource beside the
   * test class or at the root of the class path, or a file. Without any, no name exists.
   */
  String zone() default "";

  /** The address that its clients on loopback are taken to have; without one, their own. */
  String claims() default "";

  /** The HELO name that its clients on loopback are taken to say; without one, what they say. */
  String helo() default "";

  /** Where it listens. */
  Loopback loopback() default Loopback.IPV6;
}
