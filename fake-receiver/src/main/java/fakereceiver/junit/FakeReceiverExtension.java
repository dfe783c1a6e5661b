package fakereceiver.junit;

import fakereceiver.FakeReceiver;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;

/** Starts and closes the receivers of {@link StartReceiver}, which brings it along. */
public final class FakeReceiverExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler,
        InvocationInterceptor {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(FakeReceiverExtension.class);

  private static final Object LOCK = new Object();

  /** For JUnit. */
  public FakeReceiverExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    start(context, context.getRequiredTestClass(), null);
    context
        .getTestInstance() // there is one already where all tests share it
        .ifPresent(instance -> start(context, instance.getClass(), instance));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      start(context, instance.getClass(), instance);
    }
  }

  private static void start(ExtensionContext context, Class<?> test, @Nullable Object instance) {
    if (test.isRecord() && instance != null) {
      return; // what is written on a component is on a parameter of the constructor, too
    }
    Predicate<Field> wanted =
        instance == null ? ModifierSupport::isStatic : ModifierSupport::isNotStatic;
    for (Field field :
        AnnotationSupport.findAnnotatedFields(
            test, StartReceiver.class, wanted, HierarchyTraversalMode.TOP_DOWN)) {
      if (!isStarted(context, field, instance)) {
        receivers(context).start(field, instance);
      }
    }
  }

  private static boolean isStarted(
      ExtensionContext context, Field field, @Nullable Object instance) {
    for (ExtensionContext at : upFrom(context)) {
      if (known(at).filter(receivers -> receivers.has(field, instance)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    if (!parameter.isAnnotated(StartReceiver.class)) {
      return false;
    }
    if (parameter.getParameter().getType() != FakeReceiver.class) {
      throw new ParameterResolutionException(
          "@StartReceiver on " + parameter.getParameter() + ": it has to be a FakeReceiver");
    }
    return true;
  }

  @Override
  public FakeReceiver resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return receivers(context)
        .start(
            parameter.findAnnotation(StartReceiver.class).orElseThrow(),
            parameter.getDeclaringExecutable().getDeclaringClass());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    known(context).ifPresent(Receivers::close);
    closeThoseOfConstructors(context);
  }

  /** JUnit calls a constructor for the class, though what it makes may be for one test alone. */
  private static void closeThoseOfConstructors(ExtensionContext context) {
    List<Object> instances = context.getRequiredTestInstances().getAllInstances();
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent()
            && !at.get().getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS));
        at = at.get().getParent()) {
      known(at.get()).ifPresent(receivers -> receivers.closeThoseOf(instances));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    known(context).ifPresent(Receivers::close);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withReports(context, failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withReports(context, failure);
  }

  @Override
  public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withReports(context, failure);
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    try {
      T made = invocation.proceed();
      known(context).ifPresent(receivers -> receivers.belong(constructor.getArguments(), made));
      return made;
    } catch (Throwable failure) {
      throw withReports(context, failure);
    }
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (Throwable failure) {
      throw withReports(context, failure);
    }
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withReports(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withReports(context, failure);
  }

  private static Throwable withReports(ExtensionContext context, Throwable failure) {
    List<Object> instances = instances(context);
    for (ExtensionContext at : upFrom(context)) {
      known(at)
          .ifPresent(
              receivers ->
                  receivers
                      .reports(instances)
                      .forEach(report -> ReceiverReport.attach(report, failure)));
    }
    return failure;
  }

  /** The context, and those that it is in. */
  private static List<ExtensionContext> upFrom(ExtensionContext context) {
    return Stream.iterate(Optional.of(context), Optional::isPresent, at -> at.get().getParent())
        .map(Optional::get)
        .toList();
  }

  /** A dynamic test has those of the method that has made it. */
  private static List<Object> instances(ExtensionContext context) {
    return context
        .getTestInstances()
        .map(TestInstances::getAllInstances)
        .or(() -> context.getParent().map(FakeReceiverExtension::instances))
        .orElse(List.of());
  }

  /** Those of this very context; a store looks into those of its parents, too. */
  private static Optional<Receivers> known(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(context.getUniqueId(), Receivers.class));
  }

  private static Receivers receivers(ExtensionContext context) {
    synchronized (LOCK) { // constructors of one class may run side by side
      return known(context)
          .orElseGet(
              () -> {
                Receivers none = new Receivers();
                context.getStore(NAMESPACE).put(context.getUniqueId(), none);
                return none;
              });
    }
  }
}
