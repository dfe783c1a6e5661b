package fakereceiver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import fakereceiver.dns.IpAddress;
import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.MisbehaviourText;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.server.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** docs/receiver.md: its commands run as they stand there, and print what it shows. */
@Timeout(120)
class ReceiverPageTest {

  private static final Path DOCS = Path.of("../docs");
  private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-., )?(--[a-z][a-z-]*)");

  @TempDir private Path folder = Path.of("");

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("receiver.md"));
  }

  /** The block behind that mark. */
  private static String block(String mark) throws IOException {
    Matcher block =
        Pattern.compile("<!-- " + mark + " -->\n```json\n(.*?)\n```\n", Pattern.DOTALL)
            .matcher(page());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  /** With what differs from run to run as the page has it. */
  private static JsonElement settled(String line, JsonObject shown) {
    JsonObject json = JsonParser.parseString(line).getAsJsonObject();
    for (String name : List.of("time", "milliseconds", "pid")) {
      if (json.has(name)) {
        json.add(name, shown.get(name));
      }
    }
    if (json.has("receivers")) {
      json.getAsJsonArray("receivers")
          .get(0)
          .getAsJsonObject()
          .add("port", new JsonPrimitive(2525));
    }
    return json;
  }

  @Test
  void theCommandForProgramsPrintsWhatThePageShows() throws Exception {
    Files.copy(DOCS.resolve("examples/python/lab.zone"), folder.resolve("lab.zone"));
    Matcher command =
        Pattern.compile("fake-receiver (serve .*--json-log .*)")
            .matcher(page().replace("\\\n    ", ""));
    assertThat(command.find()).isTrue();
    List<String> words = Program.command(command.group(1).split(" +", -1));
    Process process = new ProcessBuilder(words).directory(folder.toFile()).start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String ready = String.valueOf(out.readLine());
      JsonObject shown = JsonParser.parseString(block("ready")).getAsJsonObject();
      assertThat(settled(ready, shown)).isEqualTo(shown);
      int port =
          JsonParser.parseString(ready)
              .getAsJsonObject()
              .getAsJsonArray("receivers")
              .get(0)
              .getAsJsonObject()
              .get("port")
              .getAsInt();
      try (Client client =
          Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port))) {
        client.reply();
        client.say("EHLO laptop.local");
        client.envelope();
        client.say("QUIT");
      }
      for (String mark : List.of("mail", "end")) {
        shown = JsonParser.parseString(block(mark)).getAsJsonObject();
        assertThat(settled(String.valueOf(out.readLine()), shown)).isEqualTo(shown);
      }
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void everyOptionOfServeIsThere() throws Exception {
    String help = Program.run(folder, Map.of(), "serve", "--help").out();
    Set<String> options =
        OPTION
            .matcher(help)
            .results()
            .map(found -> found.group(1))
            .filter(option -> !Set.of("--help", "--version").contains(option))
            .collect(java.util.stream.Collectors.toSet());

    assertThat(options).contains("--misbehave", "--json-log", "--claims").hasSizeGreaterThan(20);
    assertThat(page()).contains(options);
  }

  /** The source names what can be in an object; the table has to, too. */
  @Test
  void everyMemberIsInTheTable() throws IOException {
    Path sources = Path.of("src/main/java/fakereceiver/cli");
    String source =
        Files.readString(sources.resolve("MailObject.java"))
            + Files.readString(sources.resolve("MailLog.java"));
    List<String> members =
        Pattern.compile("(?:with\\(|text\\(tree, |-> )\"([a-zA-Z]+)\"")
            .matcher(source)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(members).contains("version", "milliseconds", "subject", "held", "pid");
    for (String member : members) {
      assertThat(page()).contains("`" + member + "`");
    }
  }

  @Test
  void everyMomentAndMisbehaviourIsThereAndUnderstood() throws IOException {
    for (Moment moment : Moment.values()) {
      assertThat(page()).contains("`" + moment.word() + "`");
    }
    String begin = page().substring(page().indexOf("| say | and the receiver |"));
    String table = begin.substring(0, begin.indexOf("\n\n"));
    List<Misbehaviour> understood =
        Pattern.compile("(?m)^\\| `([^`]+)`(?:, `([^`]+)`)?")
            .matcher(table)
            .results()
            .map(
                row ->
                    row.group(2) == null || row.group(2).equals("hang-up")
                        ? row.group(1)
                        : row.group(2))
            .map(text -> MisbehaviourText.addTo(new Misbehaviours(), text).nextSession().get(0))
            .toList();

    assertThat(understood.stream().map(Object::getClass).distinct())
        .hasSameSizeAs(Misbehaviour.class.getPermittedSubclasses());
  }
}
