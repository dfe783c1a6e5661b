package fakereceiver.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IScope;

/** Whose fields options are: a command, or what picocli makes anew when a group is met. */
final class Holder implements IScope {

  private @Nullable Object held;
  private final boolean isChoice;

  Holder(@Nullable Object held) {
    this(held, false);
  }

  /** Nothing yet. */
  Holder() {
    this(null);
  }

  private Holder(@Nullable Object held, boolean isChoice) {
    this.held = held;
    this.isChoice = isChoice;
  }

  /** Of options of which one may be given. */
  static Holder ofChoice(Object held) {
    return new Holder(held, true);
  }

  /** Whether one of its options may be given, and no more. */
  boolean isChoice() {
    return isChoice;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface is like that
  public <T> @Nullable T get() {
    return (T) held;
  }

  @Override
  public <T> @Nullable T set(@Nullable T value) {
    T before = get();
    held = value;
    return before;
  }
}
