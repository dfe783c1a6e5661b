package fakereceiver.dns;

import fakereceiver.given.Daemons;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** A DNS server over UDP on {@code [::1]} that says whatever a test wants, right or wrong. */
final class ScriptedServer implements AutoCloseable {

  private final DatagramSocket socket;

  /** From a query to the bytes of the reply. */
  interface Script {
    byte[] reply(Message query) throws IOException;
  }

  private ScriptedServer() throws IOException {
    this.socket =
        new DatagramSocket(new InetSocketAddress(Ip6Address.of("::1").toInetAddress(), 0));
  }

  /** One with another server beside it that listens for TCP on the same port. */
  static ScriptedServer sayingBesideTcp(Script script, ServerSocket tcp) throws IOException {
    for (int tries = 0; ; tries++) {
      ScriptedServer server = saying(script);
      try {
        tcp.bind(server.address());
        return server;
      } catch (BindException e) { // somebody else has that port
        server.close();
        if (tries == 20) {
          throw e;
        }
      }
    }
  }

  /** Listens, and never says a word. */
  static ScriptedServer silent() throws IOException {
    return new ScriptedServer();
  }

  static ScriptedServer saying(Script script) throws IOException {
    return sayingAll(List.of(script));
  }

  /** Says all of that to each query. */
  static ScriptedServer sayingAll(List<Script> scripts) throws IOException {
    ScriptedServer server = new ScriptedServer();
    Daemons.thread("scripted-dns", () -> server.run(scripts)).start();
    return server;
  }

  /**
   * Sends a well-formed reply to the question, once {@code change} has made of it what it wants.
   */
  static ScriptedServer with(Consumer<Message> change) throws IOException {
    return saying(
        query -> {
          Message reply = new Message(query.getHeader().getID());
          reply.getHeader().setFlag(Flags.QR);
          reply.addRecord(query.getQuestion(), Section.QUESTION);
          change.accept(reply);
          return reply.toWire();
        });
  }

  private void run(List<Script> scripts) {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(buffer, packet.getLength());
        for (Script script : scripts) {
          byte[] reply = script.reply(new Message(query));
          socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Waits for a query. */
  void awaitQuery() throws IOException {
    socket.setSoTimeout(60_000);
    socket.receive(new DatagramPacket(new byte[4096], 4096));
  }

  @Override
  public void close() {
    socket.close();
  }
}
