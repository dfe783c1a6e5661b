import fakereceiver.FakeReceiver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.LogManager;
import org.subethamail.smtp.server.SMTPServer;

/**
 * How long servers for tests take to start in a JVM that has started them before: until the port is
 * known and listens. They take turns. Peers that are not on the class path are left out: they are
 * called by name, so that this compiles without them. Arguments: rounds to get warm, rounds that
 * count. Prints a line a server: name, milliseconds of the first start, and of each that counts.
 */
public final class WarmStart {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private static final String ZONE = "example.net MX 10 mx.example.net\n";

  private WarmStart() {}

  /** Starts a server. */
  private interface Start {
    Started start() throws Exception;
  }

  /** One that listens. */
  private record Started(InetSocketAddress place, AutoCloseable server) {}

  private record Kind(String name, boolean isGreeting, Start start, List<Double> times) {}

  public static void main(String... args) throws Exception {
    LogManager.getLogManager().reset(); // a peer complains of clients that say nothing
    List<Kind> kinds = new ArrayList<>();
    add(kinds, "fake-receiver, gmail", true, () -> ours("gmail"));
    add(kinds, "fake-receiver, permissive", true, () -> ours("permissive"));
    add(kinds, "SubEthaSMTP", true, WarmStart::library);
    if (isThere("com.icegreen.greenmail.util.GreenMail")) {
      add(kinds, "GreenMail", true, WarmStart::greenMail);
    }
    if (isThere("okhttp3.mockwebserver.MockWebServer")) {
      add(kinds, "MockWebServer", false, WarmStart::mockWebServer);
    }
    int warm = Integer.parseInt(args[0]);
    for (int round = 0; round < warm + Integer.parseInt(args[1]); round++) {
      for (Kind kind : kinds) {
        double took = once(kind);
        if (round == 0 || round >= warm) {
          kind.times().add(took);
        }
      }
    }
    for (Kind kind : kinds) {
      StringBuilder line = new StringBuilder(kind.name());
      kind.times().forEach(time -> line.append('\t').append(time));
      System.out.println(line);
    }
    System.exit(0);
  }

  private static void add(List<Kind> kinds, String name, boolean isGreeting, Start start) {
    kinds.add(new Kind(name, isGreeting, start, new ArrayList<>()));
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Milliseconds; whether it listens is looked at afterwards. */
  private static double once(Kind kind) throws Exception {
    long began = System.nanoTime();
    Started started = kind.start().start();
    double took = (System.nanoTime() - began) / 1e6;
    try (AutoCloseable server = started.server();
        Socket client = new Socket(started.place().getAddress(), started.place().getPort())) {
      if (kind.isGreeting() && !firstLine(client).startsWith("220")) {
        throw new IllegalStateException(kind.name() + " does not greet");
      }
    }
    return took;
  }

  private static String firstLine(Socket client) throws IOException {
    return new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  private static Started ours(String persona) {
    FakeReceiver receiver = FakeReceiver.builder(persona).zone(ZONE).start();
    return new Started(receiver.address(), receiver);
  }

  private static Started library() {
    ExecutorService threads = Executors.newCachedThreadPool();
    SMTPServer server =
        SMTPServer.port(0)
            .bindAddress(HERE)
            .hostName("plain.bench.example")
            .executorService(threads)
            .insertReceivedHeaders(false)
            .build();
    server.start();
    return new Started(
        new InetSocketAddress(HERE, server.getPortAllocated()),
        () -> {
          server.stop();
          threads.shutdownNow();
        });
  }

  private static Started greenMail() throws Exception {
    Class<?> setup = Class.forName("com.icegreen.greenmail.util.ServerSetup");
    Object smtp =
        setup
            .getConstructor(int.class, String.class, String.class)
            .newInstance(0, HERE.getHostAddress(), "smtp");
    Class<?> type = Class.forName("com.icegreen.greenmail.util.GreenMail");
    Constructor<?> constructor = type.getConstructor(setup);
    Object server = constructor.newInstance(smtp);
    type.getMethod("start").invoke(server);
    Object listening = type.getMethod("getSmtp").invoke(server);
    int port = (int) listening.getClass().getMethod("getPort").invoke(listening);
    return new Started(
        new InetSocketAddress(HERE, port), () -> type.getMethod("stop").invoke(server));
  }

  private static Started mockWebServer() throws Exception {
    Class<?> type = Class.forName("okhttp3.mockwebserver.MockWebServer");
    AutoCloseable server = (AutoCloseable) type.getConstructor().newInstance();
    type.getMethod("start", InetAddress.class, int.class).invoke(server, HERE, 0);
    int port = (int) type.getMethod("getPort").invoke(server);
    return new Started(new InetSocketAddress(HERE, port), server);
  }
}
