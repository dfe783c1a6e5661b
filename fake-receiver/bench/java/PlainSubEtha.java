import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The library alone, with a handler that throws every message away: what judging is compared with.
 *
 * <p>Set up as well as it can be: a long backlog, no Received header (it would look up the name of
 * the client for each message), a pool of threads. Argument: the port on [::1].
 */
public final class PlainSubEtha {

  private PlainSubEtha() {}

  private static final class Discard implements MessageHandler {

    private final byte[] buffer = new byte[16384];

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) {}

    @Override
    public String data(InputStream data) throws IOException {
      while (data.read(buffer) >= 0) {
        continue;
      }
      return null;
    }

    @Override
    public void done() {}
  }

  public static void main(String... args) throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    SMTPServer.port(Integer.parseInt(args[0]))
        .bindAddress(InetAddress.getByName("::1"))
        .hostName("plain.bench.example")
        .backlog(4096)
        .maxConnections(20_000)
        .connectionTimeoutMs(600_000)
        .executorService(threads)
        .insertReceivedHeaders(false)
        .messageHandlerFactory(context -> new Discard())
        .build()
        .start();
  }
}
