package smtpprobe.hostile;

import fakereceiver.dns.IpAddress;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.function.Function;

/** A DNS server on {@code [::1]}, UDP and TCP, that sends to each query what it is told to. */
final class RudeDns implements AutoCloseable {

  private final DatagramSocket datagrams;
  private final ServerSocket connections;
  private final Function<byte[], List<byte[]>> byUdp;
  private final Function<byte[], List<byte[]>> byTcp;

  /**
   * Serves.
   *
   * @param byUdp the datagrams for a query
   * @param byTcp what goes into the connection for one, with lengths or without
   */
  RudeDns(Function<byte[], List<byte[]>> byUdp, Function<byte[], List<byte[]>> byTcp)
      throws IOException {
    this.byUdp = byUdp;
    this.byTcp = byTcp;
    connections = new ServerSocket(0, 50, IpAddress.of("::1").toInetAddress());
    datagrams =
        new DatagramSocket(
            new InetSocketAddress(IpAddress.of("::1").toInetAddress(), connections.getLocalPort()));
    start("rude udp", this::serveDatagrams);
    start("rude tcp", this::serveConnections);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) connections.getLocalSocketAddress();
  }

  String place() {
    return "[::1]:" + connections.getLocalPort();
  }

  private void serveDatagrams() {
    byte[] room = new byte[65_535];
    while (!datagrams.isClosed()) {
      try {
        DatagramPacket query = new DatagramPacket(room, room.length);
        datagrams.receive(query);
        for (byte[] reply : byUdp.apply(java.util.Arrays.copyOf(room, query.getLength()))) {
          datagrams.send(new DatagramPacket(reply, reply.length, query.getSocketAddress()));
        }
      } catch (IOException e) {
        // the test is over
      }
    }
  }

  private void serveConnections() {
    while (!connections.isClosed()) {
      try {
        Socket client = connections.accept();
        start("rude connection", () -> serve(client));
      } catch (IOException e) {
        // the test is over
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      while (true) {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        for (byte[] part : byTcp.apply(query)) {
          out.write(part);
          out.flush();
        }
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    connections.close();
  }
}
