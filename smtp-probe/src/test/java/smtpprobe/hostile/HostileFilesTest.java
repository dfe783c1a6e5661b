package smtpprobe.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smtpprobe.cli.Run;

/** Files that are none, or are made to break who reads them: refused in a sentence, or read. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class HostileFilesTest {

  private static final List<String> WAYS =
      List.of(
          "predict --persona FILE.yaml",
          "predict --zone FILE",
          "predict --config FILE",
          "predict --message FILE",
          "predict --public-suffix-list FILE",
          "predict --baseline FILE",
          "predict --batch FILE",
          "predict --dkim-key FILE --dkim-selector s --dkim-domain example.org",
          "send --server [::1]:1 --to bob@example.net --template FILE",
          "run --config FILE",
          "explain FILE");

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> everyWayAndFile() {
    return WAYS.stream()
        .flatMap(way -> Stream.of(BadFile.values()).map(file -> Arguments.of(way, file)))
        .filter(one -> !(one.get()[0].equals("predict --batch FILE") && isStream(one.get()[1])));
  }

  /** A batch may be one. */
  private static boolean isStream(Object file) {
    return file == BadFile.PIPE || file == BadFile.ENDLESS;
  }

  @ParameterizedTest
  @MethodSource("everyWayAndFile")
  void isRefusedInASentenceOrRead(String way, BadFile bad) throws Exception {
    bad.at(folder.resolve("bad"));
    bad.at(folder.resolve("bad.yaml"));
    Files.writeString(folder.resolve("lab.zone"), "mail.example.org AAAA ::1\n");
    String words = way.replace("FILE", folder.resolve("bad").toString());
    if (way.startsWith("predict") || way.startsWith("send")) {
      words += " --helo mail.example.org --from alice@example.org";
    }
    if (way.startsWith("predict")) {
      words += " --client 2001:db8::25 --to bob@example.net";
      words += way.contains("--persona") ? "" : " --persona postfix-strict";
    }
    if (!way.contains("--zone") && !way.startsWith("config") && !way.startsWith("explain")) {
      words += " --zone " + folder.resolve("lab.zone");
    }

    Run run = Run.of(words);
    Files.delete(folder.resolve("bad")); // who clears the folder would warn of links
    Files.delete(folder.resolve("bad.yaml"));

    assertThat(run.code()).as(run.err()).isIn(0, 1, 2, 3);
    assertThat(run.err()).doesNotContain("Exception", "StackOverflow", "\u001b", "\u202e");
    assertThat(run.err().length()).isLessThan(4_000);
    assertThat(run.out()).doesNotContain("\u001b", "\u202e");
    if (run.code() == 2) {
      assertThat(run.out() + run.err()).isNotBlank();
    }
  }
}
