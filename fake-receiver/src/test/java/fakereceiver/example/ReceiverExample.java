package fakereceiver.example;

import fakereceiver.FakeReceiver;
import fakereceiver.session.SessionRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Starts a receiver, lets a client knock, and asks why it was refused. */
public final class ReceiverExample {

  private static final String ZONE =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::26
      example.org         MX     10 mail.example.org
      """;

  private ReceiverExample() {}

  public static void main(String... args) throws IOException {
    try (FakeReceiver receiver =
        FakeReceiver.builder("postfix-strict").zone(ZONE).xclient(true).start()) {
      knock(receiver); // your own program would send its mail here

      SessionRecord session = receiver.takeSession(Duration.ofSeconds(10));
      System.out.println(session.verdict().action() + " because of " + session.verdict().because());
      System.out.println(session.verdict().outcome("fcrdns-mismatch").evidence().lines());
      session.transcript().printable().forEach(System.out::println);
    }
  }

  private static void knock(FakeReceiver receiver) throws IOException {
    try (Socket socket = new Socket(receiver.address().getAddress(), receiver.address().getPort());
        PrintStream out =
            new PrintStream(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      out.print("EHLO localhost\r\nXCLIENT ADDR=IPV6:2001:db8::25\r\n");
      out.print("EHLO mail.example.org\r\nMAIL FROM:<alice@example.org>\r\n");
      out.print("RCPT TO:<bob@example.net>\r\nQUIT\r\n");
      in.lines().forEach(line -> {}); // until the receiver has said goodbye
    }
  }
}
