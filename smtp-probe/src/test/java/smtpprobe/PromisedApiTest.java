package smtpprobe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.assertion.MailAssertions;
import fakereceiver.client.ReceiverClient;
import fakereceiver.junit.StartReceiver;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smtpprobe.check.Checkup;
import smtpprobe.fix.Repair;
import smtpprobe.report.Reports;

/**
 * What docs/library.md promises, as signatures: the façades, and every type of ours that can be
 * reached from them. A change of the promise is a change of these files, and so is seen.
 */
class PromisedApiTest {

  @Test
  void ofTheReceiverIsWrittenDown() {
    Golden.check(
        "../api/fake-receiver.api",
        dump(FakeReceiver.class, StartReceiver.class, MailAssertions.class, ReceiverClient.class));
  }

  @Test
  void ofTheProbeIsWrittenDown() {
    Golden.check(
        "../api/smtp-probe.api", dump(Probe.class, Checkup.class, Repair.class, Reports.class));
  }

  @Test
  void isExportedByTheModules() throws IOException {
    String exports =
        Files.readString(Path.of("src/main/module/module-info.java"))
            + Files.readString(Path.of("../fake-receiver/src/main/module/module-info.java"));

    assertThat(
            dump(
                    FakeReceiver.class,
                    StartReceiver.class,
                    MailAssertions.class,
                    ReceiverClient.class,
                    Probe.class,
                    Checkup.class,
                    Repair.class,
                    Reports.class)
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(type -> "exports " + type.replaceFirst("\\.[A-Z].*", "") + ";"))
        .allSatisfy(export -> assertThat(exports).contains(export));
  }

  private static String dump(Class<?>... roots) {
    Map<String, Set<String>> api = new TreeMap<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(roots));
    while (!open.isEmpty()) {
      Class<?> type = open.pop();
      if (!api.containsKey(type.getName()) && Modifier.isPublic(type.getModifiers())) {
        Set<Class<?>> reached = new java.util.LinkedHashSet<>();
        api.put(type.getName(), members(type, reached));
        reached.stream().filter(PromisedApiTest::isOurs).forEach(open::push);
      }
    }
    return api.entrySet().stream()
        .map(
            type ->
                type.getKey()
                    + "\n"
                    + type.getValue().stream().map(line -> "  " + line + "\n").collect(joining()))
        .collect(joining());
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("fakereceiver") || type.getName().startsWith("smtpprobe");
  }

  private static Set<String> members(Class<?> type, Set<Class<?>> reached) {
    Set<String> members = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      if (isPromised(method.getModifiers()) && !method.isSynthetic()) {
        reach(method.getGenericReturnType(), reached);
        members.add(
            (Modifier.isStatic(method.getModifiers()) ? "static " : "")
                + shown(method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method, reached));
      }
    }
    Stream.of(type.getDeclaredConstructors())
        .filter(constructor -> isPromised(constructor.getModifiers()))
        .forEach(constructor -> members.add("new" + parameters(constructor, reached)));
    for (Field field : type.getDeclaredFields()) {
      if (isPromised(field.getModifiers()) && !field.isSynthetic()) {
        reach(field.getGenericType(), reached);
        members.add(shown(field.getGenericType()) + " " + field.getName());
      }
    }
    if (type.isSealed()) {
      reached.addAll(Arrays.asList(type.getPermittedSubclasses()));
    }
    return members;
  }

  private static boolean isPromised(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String parameters(Executable executable, Set<Class<?>> reached) {
    List<String> types = new ArrayList<>();
    for (Type type : executable.getGenericParameterTypes()) {
      reach(type, reached);
      types.add(shown(type));
    }
    return "(" + String.join(", ", types) + ")";
  }

  private static String shown(Type type) {
    return type.getTypeName().replace("java.lang.", "").replace("java.util.", "");
  }

  private static void reach(Type type, Set<Class<?>> reached) {
    if (type instanceof Class<?> plain) {
      reached.add(plain.isArray() ? plain.getComponentType() : plain);
    } else if (type instanceof ParameterizedType generic) {
      reach(generic.getRawType(), reached);
      Stream.of(generic.getActualTypeArguments()).forEach(one -> reach(one, reached));
    } else if (type instanceof WildcardType wild) {
      Stream.of(wild.getUpperBounds()).forEach(one -> reach(one, reached));
    }
  }
}
