package smtpprobe.bounce.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Reports and baselines that this program wrote: what they tell was read before. */
public final class OwnReport {

  private static final int HEAD = 2048;

  private static final String JSON = "{\"version\": \"1.0\",\"command\": \"";

  /** What {@code send} printed has the replies of servers, which are what is looked for. */
  private static final String SENT = JSON + "send\"";

  private static final List<String> BEGINNINGS = List.of("{", "<", "#", "TAP version 13\n");

  private static final List<String> MARKS =
      List.of(
          JSON,
          "\"name\": \"smtp-probe\"",
          "<testsuites name=\"smtp-probe ",
          "<title>smtp-probe ",
          "## smtp-probe ",
          "TAP version 13\n",
          "# smtp-probe baseline ");

  private OwnReport() {}

  /** Whether {@code file} is one, by how it begins; those for people and for GitHub do not tell. */
  public static boolean is(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return begins(in.readNBytes(HEAD));
    } catch (IOException e) {
      return false; // whoever reads it tells why it cannot be read
    }
  }

  /** Whether one begins so. */
  static boolean begins(byte[] octets) {
    String text = new String(octets, 0, Math.min(HEAD, octets.length), StandardCharsets.UTF_8);
    String head = text.replace("\n  ", ""); // of many, each report stands in one line
    return !head.startsWith(SENT)
        && BEGINNINGS.stream().anyMatch(head::startsWith)
        && MARKS.stream().anyMatch(head::contains);
  }
}
