package fakereceiver.dns;

import org.jspecify.annotations.Nullable;

/**
 * A look at one thing: the same as any other of its class at an equal thing. What records make of
 * this is linked when it first runs, which takes as long as many a look.
 *
 * @param <T> what the thing is
 * @param <V> what is worked out
 */
public abstract class LookAt<T, V> implements Dns.Look<V> {

  private final T thing;

  protected LookAt(T thing) {
    this.thing = thing;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof LookAt<?, ?> look
        && getClass().equals(look.getClass())
        && thing.equals(look.thing);
  }

  @Override
  public final int hashCode() {
    return 31 * getClass().hashCode() + thing.hashCode();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + " " + thing;
  }
}
