package fakereceiver.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IScope;

/** Whose fields options are: a command, or what picocli makes anew when a group is met. */
final class Holder implements IScope {

  private @Nullable Object held;

  Holder(@Nullable Object held) {
    this.held = held;
  }

  /** Nothing yet. */
  Holder() {}

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
