package fakereceiver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fakereceiver.dns.IpAddress;
import fakereceiver.server.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code serve} as a process whose output is read line by line, as it comes. */
final class Served implements AutoCloseable {

  static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::26
      example.org MX 10 mail.example.org
      """;

  final Process process;
  final BufferedReader out;
  private final Path folder;

  /** Works in that folder, where the zone is {@code lab.zone}. */
  Served(Path folder, String... args) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("lab.zone"), ZONE);
    List<String> command = Program.command("serve", "--zone", "lab.zone");
    command.addAll(List.of(args));
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  JsonObject json() throws IOException {
    String line = String.valueOf(out.readLine());
    assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
    return JsonParser.parseString(line).getAsJsonObject();
  }

  /** Where it listens, as the first object says. */
  int port() throws IOException {
    JsonObject ready = json();
    assertThat(ready.get("version").getAsInt()).isEqualTo(1);
    assertThat(ready.get("event").getAsString()).isEqualTo("ready");
    return ready.getAsJsonArray("receivers").get(0).getAsJsonObject().get("port").getAsInt();
  }

  /** The same where the output is for people. */
  int portInWords() throws IOException {
    String line = String.valueOf(out.readLine());
    assertThat(out.readLine()).startsWith("Ready: ");
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  int code() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  String complaints() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  /** A client that has read the greeting. */
  static Client client(int port) {
    Client client = Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port));
    client.reply();
    return client;
  }

  /** Sends a mail there, if its recipient is taken. */
  static void mail(int port, String subject) {
    try (Client client = client(port)) {
      client.say("EHLO laptop.local");
      client.say("MAIL FROM:<alice@example.org>");
      if (client.say("RCPT TO:<bob@example.net>").startsWith("250")) {
        client.say("DATA");
        client.say("From: alice@example.org\r\nSubject: " + subject + "\r\n\r\nx\r\n.");
      }
      client.say("QUIT");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
