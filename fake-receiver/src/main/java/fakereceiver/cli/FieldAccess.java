package fakereceiver.cli;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.IScope;
import picocli.CommandLine.Model.ISetter;

/**
 * The field that has the value of an option.
 *
 * @param scope whose field it is, at the moment
 */
record FieldAccess(IScope scope, Field field) implements IGetter, ISetter {

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface is like that
  public <T> @Nullable T get() throws Exception {
    Object owner = scope.get();
    return owner == null ? null : (T) field.get(owner);
  }

  @Override
  public <T> @Nullable T set(@Nullable T value) throws Exception {
    T before = get();
    Object owner = scope.get();
    if (owner != null) {
      field.set(owner, value);
    }
    return before;
  }
}
