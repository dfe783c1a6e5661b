package smtpprobe.cli;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.ZoneDns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final Path zone;

  EveryCommand(Path folder) throws IOException {
    zone = Files.writeString(folder.resolve("a.zone"), ZONE);
  }

  /** What each prints with these further arguments, by name. */
  Map<String, Run> run(String... more) throws Exception {
    Map<String, Run> runs = new LinkedHashMap<>();
    runs.put("predict", predict("mail.example.org", more));
    runs.put("predict-undecided", predict("silent.example.org", more));
    runs.put("check", about("check", more));
    runs.put("fix", about("fix", Run.words("--dkim-selector s1", more)));
    runs.put("fix-lab", about("fix", Run.words("--lab lab.example.org", more)));
    runs.put("rehearse", Run.of("rehearse --story no-reverse-name --persona postfix-strict", more));
    runs.put("send", send(more));
    runs.put("check-outside", outside(more));
    return runs;
  }

  Run predict(String helo, String... more) {
    return Run.of(
        "predict --client 2001:db8:1:2::25 --from alice@example.org --to bob@example.net"
            + (" --persona postfix-strict,postfix-ptr-only --helo " + helo + " --zone " + zone),
        more);
  }

  Run about(String command, String... more) {
    return Run.of(
        command
            + " --domain example.org --persona postfix-strict --from-snapshot "
            + HOST
            + " --zone "
            + zone,
        more);
  }

  Run send(String... more) {
    try (FakeReceiver receiver =
        FakeReceiver.builder("postfix-strict").dns(ZoneDns.of(ZONE)).start()) {
      return Run.of(
          "send --to bob@example.net --from alice@example.org --helo localhost"
              + (" --server [::1]:" + receiver.address().getPort() + " --zone " + zone),
          more);
    }
  }

  private Run outside(String... more) throws Exception {
    try (LabWorld world = CheckOutsideTest.world("2001:db8:1:2::25 PTR mail.example.org.").start();
        FakeReceiver receiver = CheckOutsideTest.receiver()) {
      return CheckOutsideTest.check(world, receiver, Run.words("--to bob@example.net", more));
    }
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
