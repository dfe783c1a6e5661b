package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import smtpprobe.FolderCopy;
import smtpprobe.Golden;
import smtpprobe.rules.host.HostRules;

/** Hosts of all kinds as folders, and what {@code smtp-probe check} says of each. */
class HostsTest {

  private static final Path HOSTS = Path.of("src/test/resources/hosts");
  private static final Path REPORTS = Path.of("src/test/resources/golden/hosts");

  static List<String> hosts() throws IOException {
    try (Stream<Path> folders = Files.list(HOSTS)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  static Run check(String host, String... more) throws IOException {
    Path options = HOSTS.resolve(host).resolve("options.txt");
    return on(
        HOSTS.resolve(host),
        "check --domain example.org --about host,mail,exposure"
            + " --persona permissive,postfix-ptr-only,connect-strict"
            + (Files.exists(options) ? " " + Files.readString(options).strip() : ""),
        more);
  }

  /** The DNS of most of them, which does not answer for the address of most. */
  static Path silentZone(Path folder) throws IOException {
    Files.copy(HOSTS.resolve("hosts.zone"), folder.resolve("silent.zone"));
    String name = "2001:db8:1:2::25         PTR   mail.example.org";
    return FolderCopy.changed(folder, "silent.zone", name, "2001:db8:1:2::25 PTR !timeout")
        .resolve("silent.zone");
  }

  /** Such a command, about a host in that folder and in the DNS of most of them. */
  static Run on(Path host, String line, String... more) {
    return Run.of(
        line + " --from-snapshot " + host + " --zone " + HOSTS.resolve("hosts.zone"), more);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void areReportedAsTheyAre(String host) throws IOException {
    Run run = check(host);

    Golden.check("hosts/" + host + ".txt", run.out() + "\nexit code " + run.code() + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "no-default-route, --source, 2001:db8:1:2::25",
    "route-to-a-part, --to, a@part.example.net",
  })
  void missNoReceiverWhereNoneOrEveryOneIsReached(String host, String option, String value)
      throws IOException {
    assertThat(check(host, option, value).out()).doesNotContain("receivers-without-route");
  }

  /** Mail to the receiver that is named leaves by eth1, all other mail by eth0. */
  @ParameterizedTest
  @CsvSource({"eth0, false", "eth1, true"})
  void areJudgedByTheInterfaceThatLeadsToThoseWhoWereNamed(
      String down, boolean isCause, @TempDir Path temp) throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("route-of-a-receiver-elsewhere"), temp.resolve("host"));
    Path links = host.resolve("commands/ip-link.json");
    Files.writeString(
        links,
        Files.readString(links)
            .replaceAll(
                "(\"ifname\": \"" + down + "\", \"flags\": \\[)([^\\]]*)\"LOWER_UP\"\\]",
                "$1$2\"NO-CARRIER\"]"));

    String out = check(host.toString()).out();

    assertThat(out.contains("\ninterface-down: ")).as(out).isEqualTo(isCause);
    assertThat(out).doesNotContain("one-interface-down:");
  }

  @Test
  void showEveryFaultThatThereIsARuleFor() throws IOException {
    StringBuilder reports = new StringBuilder();
    for (String host : hosts()) {
      reports.append(Files.readString(REPORTS.resolve(host + ".txt")));
    }

    String text = reports.toString().replaceAll(" \\s+", " ");
    assertThat(HostRules.all())
        .allSatisfy(
            rule ->
                assertThat(text)
                    .containsPattern("(?m)(^|also |, )" + rule.card().id() + "(: |, | \\(--all)"));
  }

  @Test
  void haveNoReportWithoutAHost() throws IOException {
    try (Stream<Path> reports = Files.list(REPORTS)) {
      assertThat(reports.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(hosts());
    }
  }

  @Test
  void areReportedInJsonTheSameWay() throws IOException {
    Optional<String> json =
        Optional.of(check("ubuntu-privacy-extensions", "--format", "json").out());

    assertThat(json.get())
        .contains("\"rule\": \"source-temporary\"")
        .contains("\"origin\": \"temporary\"")
        .contains("\"sendsNow\": true");
  }
}
