package fakereceiver.persona;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.server.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays senders whose address is written in odd ways to the personas of servers that were asked.
 */
class RecordedSendersTest {

  private static final Path TABLE = Path.of("src/test/resources/truth/senders.csv");

  private static final String ZONE =
      """
      2001:db8:5e4d::1    PTR    s01.good.example
      s01.good.example    AAAA   2001:db8:5e4d::1
      good.example        MX     10 s01.good.example
      *.good.example      MX     10 s01.good.example
      """;

  /** Longer than any server takes a path. */
  private static final int LONGEST = 256;

  /** What these servers read in a way of their own, and hardly anybody has. */
  private static final Map<String, Set<String>> NOT_ALIKE =
      Map.of(
          "postfix-default",
          Set.of("a;b", "a[b", "-a", "a@192.0.2.1", "a@[2001:db8:5e4d::1]"),
          "exim-warn",
          Set.of("a;b", "a:b", "a[b", "a@x-.good.example", "a@" + "x".repeat(64)),
          "opensmtpd-default",
          Set.of("a(b)", "a;b", "a[b", "a@x-.good.example"),
          "sendmail-default",
          Set.of(),
          "haraka-helo2",
          Set.of("a(b)", "a;b", "a:b", "a[b", "postmaster"));

  static Stream<String> personas() throws IOException {
    return words(Files.readAllLines(TABLE).get(0)).skip(1);
  }

  private static Stream<String> words(String line) {
    return Arrays.stream(line.split(",(?=(?:[^\"]*+\"[^\"]*+\")*+[^\"]*+$)", -1))
        .map(
            word ->
                word.startsWith("\"")
                    ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
                    : word);
  }

  @ParameterizedTest
  @MethodSource("personas")
  void isAnsweredAsTheServerDid(String persona) throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    int column = words(lines.get(0)).toList().indexOf(persona);
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    try (FakeReceiver receiver =
        FakeReceiver.builder(persona).zone(ZONE).claims("2001:db8:5e4d::1").start()) {
      for (String line : lines.subList(1, lines.size())) {
        List<String> row = words(line).toList();
        if (row.get(0).length() < LONGEST
            && NOT_ALIKE.getOrDefault(persona, Set.of()).stream()
                .noneMatch(row.get(0)::startsWith)) {
          expected.add(row.get(0) + " " + row.get(column));
          actual.add(row.get(0) + " " + code(receiver, row.get(0)));
        }
      }
    }

    assertThat(actual).containsExactlyElementsOf(expected);
  }

  private static String code(FakeReceiver receiver, String sender) {
    String path = new String(sender.replaceFirst(" U$", "").getBytes(UTF_8), ISO_8859_1);
    try (Client client = Client.connected(receiver)) {
      client.say("EHLO s01.good.example");
      String said =
          client.say("MAIL FROM:<" + path + ">" + (sender.endsWith(" U") ? " SMTPUTF8" : ""));
      return (said.startsWith("2") ? client.say("RCPT TO:<bob@rcpt.example>") : said)
          .substring(0, 3);
    }
  }
}
