package fakereceiver.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * SIGHUP: files are to be read again, or the terminal has gone. Which of them, the terminal tells:
 * without one, as a service has none, or while it is there, they are to be read. What was started
 * by nohup hears nothing, since the JDK leaves a signal alone that is ignored.
 *
 * <p>The JDK has signals in {@code jdk.unsupported} only, of which javac warns and lets nobody say
 * that it is meant; so it is looked up by name. Where a JDK has none, SIGHUP ends the process.
 */
final class HangUpSignal {

  private static final String TERMINAL = "/dev/tty";

  private HangUpSignal() {}

  /** Runs {@code again} from now on, on a thread of its own. Whether that is possible here. */
  static boolean means(Runnable again) {
    boolean hadTerminal = hasTerminal();
    Runnable heard =
        () -> {
          if (hadTerminal && !hasTerminal()) {
            System.exit(0); // as without all this: what is to be done at the end is done
          }
          again.run();
        };
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler handle =
          (self, method, arguments) -> {
            if (method.getName().equals("handle")) {
              heard.run();
              return null;
            }
            return method.invoke(heard, arguments); // what every object has
          };
      Object ours =
          Proxy.newProxyInstance(
              HangUpSignal.class.getClassLoader(), new Class<?>[] {handler}, handle);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), ours);
      return true;
    } catch (ReflectiveOperationException e) {
      return false; // another system, or another JDK
    }
  }

  private static boolean hasTerminal() {
    try (InputStream terminal = new FileInputStream(TERMINAL)) {
      return terminal.available() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
