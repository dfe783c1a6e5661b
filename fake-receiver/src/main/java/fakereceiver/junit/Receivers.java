package fakereceiver.junit;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.session.Claim;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The receivers that were started for one class or one test. Safe for several threads. JUnit, from
 * 5.13 on, closes it with its store: after a constructor that failed it calls nothing else.
 */
final class Receivers implements AutoCloseable {

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(FakeReceiver receiver, @Nullable Field field, @Nullable Object instance) {}

  /** Starts one for a parameter. */
  FakeReceiver start(StartReceiver how, Class<?> test) {
    return add(how, test, null, null);
  }

  void start(Field field, @Nullable Object instance) {
    StartReceiver how = field.getAnnotation(StartReceiver.class);
    if (field.getType() != FakeReceiver.class || Modifier.isFinal(field.getModifiers())) {
      throw wrong(field, "it has to be a FakeReceiver that is not final");
    }
    try {
      field.setAccessible(true);
      field.set(instance, add(how, field.getDeclaringClass(), field, instance));
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      throw wrong(
          field,
          "it cannot be set; open its package to io.github.smtpprobe.fakereceiver, or take a"
              + " parameter instead");
    }
  }

  private static ExtensionConfigurationException wrong(Field field, String why) {
    return new ExtensionConfigurationException("@StartReceiver on " + field + ": " + why);
  }

  private synchronized FakeReceiver add(
      StartReceiver how, Class<?> test, @Nullable Field field, @Nullable Object instance) {
    FakeReceiver receiver = started(how, test);
    entries.add(new Entry(receiver, field, instance));
    return receiver;
  }

  private static FakeReceiver started(StartReceiver how, Class<?> test) {
    ReceiverBuilder builder =
        ZoneSource.applyTo(FakeReceiver.builder(how.persona()), how.zone(), test)
            .loopback(how.loopback());
    if (!how.claims().isEmpty() && !how.helo().isEmpty()) {
      builder.claims(Claim.of(how.claims(), how.helo()));
    } else if (!how.claims().isEmpty()) {
      builder.claims(how.claims());
    } else if (!how.helo().isEmpty()) {
      builder.claims(Claim.helo(how.helo()));
    }
    return builder.start();
  }

  /** Whether one was started for that field. */
  synchronized boolean has(Field field, @Nullable Object instance) {
    return entries.stream()
        .anyMatch(entry -> field.equals(entry.field) && entry.instance == instance);
  }

  /** Those that a constructor was given belong to what it has made. */
  synchronized void belong(List<Object> arguments, Object made) {
    entries.replaceAll(
        entry ->
            arguments.contains(entry.receiver)
                ? new Entry(entry.receiver, entry.field, made)
                : entry);
  }

  /** What each of them has received, without those of other instances. */
  synchronized List<String> reports(List<Object> instances) {
    return entries.stream()
        .filter(entry -> entry.instance == null || isAmong(instances, entry.instance))
        .map(
            entry ->
                (entry.field == null ? "" : entry.field.getName() + ": ") + entry.receiver.report())
        .toList();
  }

  /** Closes those that belong to these instances. */
  synchronized void closeThoseOf(List<Object> instances) {
    entries.removeIf(
        entry -> {
          boolean isOver = entry.instance != null && isAmong(instances, entry.instance);
          if (isOver) {
            entry.receiver.close();
          }
          return isOver;
        });
  }

  /** That very one: what it is equal to is the test's affair. */
  private static boolean isAmong(List<Object> instances, Object one) {
    return instances.stream().anyMatch(instance -> instance == one);
  }

  @Override
  public synchronized void close() {
    entries.forEach(entry -> entry.receiver.close());
    entries.clear();
  }
}
