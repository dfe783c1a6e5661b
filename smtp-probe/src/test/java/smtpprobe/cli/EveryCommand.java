package smtpprobe.cli;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.ZoneDns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import smtpprobe.reverse.LabWorld;

/** Every command that ends in a report, each on something that is wrong, as a user runs it. */
final class EveryCommand {

  private static final String HOST = "src/test/resources/hosts/debian-static";

  /** The first line is what SPF leaves out; the PTR record is one of another host. */
  static final String ZONE =
      """
      example.org TXT "v=spf1 ip6:2001:db8:1:2::26 -all"
      2001:db8:1:2::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8:1:2::25
      mail.example.org TXT "v=spf1 a -all"
      example.org MX 10 mx1.example.org
      mx1.example.org AAAA 2001:db8:2::31
      silent.example.org ANY !timeout
      _dmarc.example.org TXT "v=DMARC1; p=none; rua=mailto:a@example.org"
      """;

  private final Path folder;
  private final Path zone;

  EveryCommand(Path folder) throws IOException {
    this.folder = folder;
    zone = Files.writeString(folder.resolve("a.zone"), ZONE);
  }

  /** What each prints with these further arguments, by name. */
  Map<String, Run> run(String... more) throws Exception {
    Map<String, Run> runs = new LinkedHashMap<>();
    runs.put("predict", predict("mail.example.org", more));
    runs.put("predict-undecided", predict("silent.example.org", more));
    runs.put("check", about("check", more));
    runs.put("fix", about("fix", with(more, "--dkim-selector", "s1")));
    runs.put("fix-lab", about("fix", with(more, "--lab", "lab.example.org")));
    runs.put(
        "rehearse",
        Run.of(
            with(more, "rehearse", "--story", "no-reverse-name", "--persona", "postfix-strict")));
    runs.put("send", send(more));
    runs.put("check-outside", outside(more));
    return runs;
  }

  Run predict(String helo, String... more) {
    return Run.of(
        with(
            more,
            "predict",
            "--client",
            "2001:db8:1:2::25",
            "--helo",
            helo,
            "--from",
            "alice@example.org",
            "--to",
            "bob@example.net",
            "--zone",
            zone.toString(),
            "--persona",
            "postfix-strict,postfix-ptr-only"));
  }

  Run about(String command, String... more) {
    return Run.of(
        with(
            more,
            command,
            "--from-snapshot",
            HOST,
            "--domain",
            "example.org",
            "--zone",
            zone.toString(),
            "--persona",
            "postfix-strict"));
  }

  Run send(String... more) {
    try (FakeReceiver receiver =
        FakeReceiver.builder("postfix-strict").dns(ZoneDns.of(ZONE)).start()) {
      return Run.of(
          with(
              more,
              "send",
              "--to",
              "bob@example.net",
              "--from",
              "alice@example.org",
              "--helo",
              "localhost",
              "--server",
              "[::1]:" + receiver.address().getPort(),
              "--zone",
              zone.toString()));
    }
  }

  private Run outside(String... more) throws Exception {
    try (LabWorld world = CheckOutsideTest.world("2001:db8:1:2::25 PTR mail.example.org.").start();
        FakeReceiver receiver =
            CheckOutsideTest.receiver(Files.createTempDirectory(folder, "key"))) {
      return CheckOutsideTest.check(world, receiver, with(more, "--to", "bob@example.net"));
    }
  }

  static String[] with(String[] more, String... first) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }

  /** Their names. */
  static List<String> names() {
    return List.of(
        "predict",
        "predict-undecided",
        "check",
        "fix",
        "fix-lab",
        "rehearse",
        "send",
        "check-outside");
  }
}
