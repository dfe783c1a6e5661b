package fakereceiver.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import fakereceiver.FakeReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs classes of tests within a test, and afterwards looks for what they have left behind. Its
 * main method does so in a JVM of its own, with whatever JUnit that has.
 */
final class Launch implements TestExecutionListener {

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private int passed;
  private final Map<String, Throwable> failures = new TreeMap<>();

  private Launch() {}

  /** Runs all tests of {@code classes}, up to {@code parallelism} of those that want it at once. */
  static Launch of(int parallelism, Class<?>... classes) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(classes).map(one -> selectClass(one)).toList())
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameters(
                Map.of(
                    "junit.jupiter.execution.parallel.enabled",
                    String.valueOf(parallelism > 1),
                    "junit.jupiter.execution.parallel.config.strategy",
                    "fixed",
                    "junit.jupiter.execution.parallel.config.fixed.parallelism",
                    String.valueOf(parallelism)))
            .build();
    Launch launch = new Launch();
    LauncherFactory.create().execute(request, launch);
    return launch;
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      failures.put(
          test.getDisplayName(),
          result.getThrowable().orElseGet(() -> new IllegalStateException("no reason")));
    } else if (test.isTest()) {
      passed++;
    }
  }

  int passed() {
    return passed;
  }

  Map<String, Throwable> failures() {
    return failures;
  }

  /** A failure as an IDE or a build prints it. */
  String printed(String name) {
    StringWriter printed = new StringWriter();
    failures
        .getOrDefault(name, new AssertionError("passed"))
        .printStackTrace(new PrintWriter(printed, true));
    return printed.toString();
  }

  /** The classes whose names are given; prints the figures, and fails if a test or a leak does. */
  public static void main(String... names) throws ReflectiveOperationException, IOException {
    Path sockets = Path.of("/proc/self/fd");
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      classes.add(Class.forName(name));
    }
    of(1, Samples.Fields.class); // what the JVM opens once and keeps
    waitForAClient();
    List<String> before = open(sockets);
    Launch launch = of(Samples.Parallel.AT_ONCE, classes.toArray(Class<?>[]::new));
    launch.failures.keySet().forEach(name -> System.out.println(launch.printed(name)));
    List<String> threads = leftThreads();
    List<String> left = more(sockets, before);
    System.out.println(
        launch.passed
            + " passed, "
            + launch.failures.size()
            + " failed; left: threads "
            + threads
            + ", sockets and files "
            + left);
    System.exit(launch.failures.isEmpty() && threads.isEmpty() && left.isEmpty() ? 0 : 1);
  }

  /** A session whose client says nothing has virtual threads poll, for which the JVM opens more. */
  private static void waitForAClient() throws IOException {
    try (FakeReceiver receiver = FakeReceiver.builder("permissive").zone("").start();
        Socket client = new Socket(receiver.host(), receiver.port())) {
      client.setSoTimeout(200);
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketTimeoutException e) {
      // that is what was waited for
    }
  }

  /** What is open that was not before, and does not close. */
  private static List<String> more(Path descriptors, List<String> before) throws IOException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    List<String> more;
    do {
      more = new ArrayList<>(open(descriptors));
      before.forEach(more::remove);
    } while (!more.isEmpty() && System.nanoTime() < until);
    return more;
  }

  /** Sockets and files that are open, but the jars and modules that the JVM reads. */
  private static List<String> open(Path descriptors) throws IOException {
    if (!Files.isDirectory(descriptors)) {
      return List.of(); // no Linux
    }
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.toList().stream().map(Launch::target).filter(Launch::isOfTests).toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "closed meanwhile.jar";
    }
  }

  private static boolean isOfTests(String target) {
    return !target.endsWith(".jar") && !target.endsWith("/modules");
  }

  /** The threads of receivers that do not end. */
  static List<String> leftThreads() {
    long until = System.nanoTime() + PATIENCE_NANOS;
    List<String> left;
    do {
      left =
          Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName)
              .filter(name -> name.startsWith("fake-receiver") || name.startsWith("lab-dns"))
              .toList();
      Thread.onSpinWait();
    } while (!left.isEmpty() && System.nanoTime() < until);
    return left;
  }
}
