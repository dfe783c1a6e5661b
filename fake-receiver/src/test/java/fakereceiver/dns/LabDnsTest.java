package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class LabDnsTest {

  private static final Zones ZONES =
      Zones.of(
          """
          mail.example AAAA 2001:db8::25
          late.example AAAA !delay 1000ms
          late.example AAAA 2001:db8::26
          silent.example AAAA !timeout
          """);

  private static byte[] query(int id, String name) {
    Message query =
        Message.newQuery(Record.newRecord(Name.fromConstantString(name), Type.AAAA, DClass.IN));
    query.getHeader().setID(id);
    return query.toWire();
  }

  @Test
  void answersManyQuestionsOnOneConnectionAsTheyBecomeReady() throws IOException {
    try (LabDns lab = LabDns.start(ZONES);
        Socket socket = new Socket(lab.address().getAddress(), lab.address().getPort())) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      for (int id = 1; id <= 3; id++) {
        byte[] query =
            query(id, id == 1 ? "late.example." : id == 2 ? "silent.example." : "mail.example.");
        out.writeShort(query.length);
        out.write(query);
      }
      socket.setSoTimeout(60_000);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      List<Integer> ids = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        byte[] reply = new byte[in.readUnsignedShort()];
        in.readFully(reply);
        ids.add(new Message(reply).getHeader().getID());
      }

      assertThat(ids).containsExactly(3, 1);
    }
  }

  @Test
  void goesOnAfterScraps() throws IOException {
    try (LabDns lab = LabDns.start(ZONES);
        DatagramSocket socket = new DatagramSocket()) {
      for (byte[] packet :
          List.of(new byte[0], new byte[5], new byte[500], query(7, "mail.example."))) {
        socket.send(new DatagramPacket(packet, packet.length, lab.address()));
      }
      socket.setSoTimeout(60_000);
      List<Integer> ids = new ArrayList<>();
      while (!ids.contains(7)) {
        DatagramPacket reply = new DatagramPacket(new byte[512], 512);
        socket.receive(reply);
        ids.add((reply.getData()[0] & 0xff) << 8 | (reply.getData()[1] & 0xff));
      }

      assertThat(ids).containsExactly(0, 7);
    }
  }

  @Test
  void closesItsConnections() throws IOException {
    LabDns lab = LabDns.start(ZONES);
    try (Socket socket = new Socket(lab.address().getAddress(), lab.address().getPort())) {
      byte[] query = query(1, "mail.example.");
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(query.length);
      out.write(query);
      socket.setSoTimeout(60_000);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readFully(new byte[in.readUnsignedShort()]);

      lab.close();

      assertThat(in.read()).isEqualTo(-1);
      LabDns.start(ZONES, lab.address()).close();
    }
  }

  @Test
  void turnsAwayMoreConnectionsThanItMayHave() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try (LabDns lab = LabDns.start(ZONES)) {
      for (int i = 0; i < LabTcp.MAX_CONNECTIONS; i++) {
        sockets.add(new Socket(lab.address().getAddress(), lab.address().getPort()));
      }
      try (Socket oneMore = new Socket(lab.address().getAddress(), lab.address().getPort())) {
        oneMore.setSoTimeout(9_000); // before one of the others is closed for its silence

        assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    try (LabDns lab = LabDns.start(ZONES)) {
      assertThatThrownBy(() -> LabDns.start(ZONES, lab.address()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("no DNS server can be started on ");
    }
  }
}
