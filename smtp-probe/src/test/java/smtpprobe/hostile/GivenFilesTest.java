package smtpprobe.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files that a user names are read by {@code GivenFile}: regular ones, of a bounded size. */
class GivenFilesTest {

  private static final Pattern READS =
      Pattern.compile(
          "Files\\.(?:readAllBytes|readString|readAllLines|lines|newBufferedReader|newInputStream)\\(|new"
              + " (?:FileInputStream|RandomAccessFile|FileReader|Scanner)\\(");

  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("fakereceiver.given.GivenFile", "It is the one that looks first."),
          Map.entry("fakereceiver.given.FileHandles", "A file of the kernel."),
          Map.entry("fakereceiver.server.SelfSigned", "A key store that it has made itself."),
          Map.entry("fakereceiver.cli.HangUpSignal", "The terminal, of which nothing is read."),
          Map.entry("fakereceiver.cli.ReadyFile", "It looks at kind and size first."),
          Map.entry("smtpprobe.reading.LiveHost", "The host's own files, each up to a bound."),
          Map.entry("smtpprobe.reading.ProcessSockets", "Files of the kernel."),
          Map.entry("smtpprobe.routing.HostName", "A file of the kernel."),
          Map.entry("smtpprobe.bounce.input.InputReader", "It looks first, and reads in pieces."),
          Map.entry("smtpprobe.bounce.input.OwnReport", "It looks first, and reads the beginning."),
          Map.entry("smtpprobe.cli.StandardInput", "A batch may be a pipe, and has no end."),
          Map.entry("smtpprobe.cli.LogTail", "A log that is followed has no end."),
          Map.entry("smtpprobe.cli.PasswordFile", "A password may come from a pipe."));

  @Test
  void filesAreReadWhereTheyAreLookedAtFirst() {
    Set<String> reading = new TreeSet<>();
    SourceFile.ofBothModules().stream()
        .filter(file -> READS.matcher(file.text()).find())
        .forEach(file -> reading.add(file.name()));

    assertThat(reading).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
  }
}
