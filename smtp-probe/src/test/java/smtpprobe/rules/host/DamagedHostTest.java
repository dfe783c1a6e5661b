package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Finding;
import fakereceiver.persona.Personas;
import fakereceiver.report.Format;
import fakereceiver.report.Style;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.Checkup;
import smtpprobe.exposure.Exposure;
import smtpprobe.fix.Repair;
import smtpprobe.fix.RepairResult;
import smtpprobe.host.HostFacts;
import smtpprobe.host.HostSurvey;
import smtpprobe.mta.MailServers;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;
import smtpprobe.remedy.Recipe;
import smtpprobe.report.Reports;
import smtpprobe.sender.Host;

/** Whatever stands in files and comes from commands, it is read and judged without an exception. */
class DamagedHostTest {

  private static final Dns DNS = ZoneDns.of("mail.example.org AAAA 2001:db8:1:2::25");

  /** Another host, all of whose texts are changed, and whose files have other paths. */
  private record Changed(HostReader host, UnaryOperator<String> path, UnaryOperator<String> change)
      implements HostReader {

    private Reading changed(Reading reading) {
      return reading.text().map(change).map(Reading::of).orElse(reading);
    }

    @Override
    public Reading file(String name) {
      return changed(host.file(path.apply(name)));
    }

    @Override
    public Reading run(HostCommand command) {
      return changed(host.run(command));
    }

    @Override
    public Reading kernelChoice(IpAddress target) {
      return changed(host.kernelChoice(target));
    }

    @Override
    public Reading sockets() {
      return changed(host.sockets());
    }

    @Override
    public boolean isRedacted() {
      return false;
    }
  }

  private static HostReader damaged(String name, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Changed(host(name), path -> path, text -> damaged(text, random));
  }

  private static String damaged(String text, SplittableRandom random) {
    if (text.isEmpty() || random.nextInt(3) == 0) {
      return text;
    }
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 0; i < 1 + text.length() / 60; i++) {
      damaged.setCharAt(
          random.nextInt(text.length()),
          "{}[]\":,-!/0afG=\n\u2028\u0000".charAt(random.nextInt(18)));
    }
    return damaged.toString();
  }

  private static FolderHost host(String name) {
    return new FolderHost(Path.of("src/test/resources/hosts", name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slaac-against-static",
        "only-proc",
        "ufw",
        "nft-limits-and-maps",
        "exim-bound",
        "opensmtpd-source-table",
        "sendmail-cf-bound",
        "docker-userland-proxy",
      })
  void isReportedAsFarAsItCanBeRead(String name) {
    for (int seed = 0; seed < 60; seed++) {
      HostReader damaged = damaged(name, seed);
      HostFacts facts = HostSurvey.read(damaged, List.of());
      Host host =
          Host.of(
              facts,
              MailServers.read(damaged),
              Exposure.read(damaged),
              List.of(),
              Optional.empty(),
              IpAddress.parse("2001:db8:77::7"));
      List<Finding> findings =
          HostRules.all().stream().flatMap(rule -> rule.examine(host, DNS).stream()).toList();

      assertThat(findings).as("%s, seed %d", name, seed).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slaac-against-static", "ip6tables-drops-icmpv6", "nft-ipv4-only", "ufw"})
  void isRepairedAsFarAsItCanBeRead(String name) {
    CheckRequest request = CheckRequest.of(Personas.builtIn().examples());
    for (int seed = 0; seed < 12; seed++) {
      HostReader damaged = damaged(name, seed);
      RepairResult result =
          new Repair(damaged, DNS, Clock.systemUTC(), dns -> Checkup.SURVEYS, List.of())
              .run(request, what -> {});

      List<String> report = Format.TEXT.render(Reports.of(result), new Style(false, true, false));
      assertThat(report).as("%s, seed %d", name, seed).isNotEmpty();
      assertThat(String.join("", report)).doesNotContain("\u0000").doesNotContain("\u2028");
    }
  }

  /** In a snapshot of a stranger's: names that Linux and JSON allow, and a shell would run. */
  @ParameterizedTest
  @CsvSource({
    "ubuntu-privacy-extensions, eth0, a;id;b",
    "mtu-too-small, wg0, $(id)",
    "nft-without-connections, input, x';id;'",
    "postfix-open-networks, 172.16.0.0, x';id;'",
  })
  void givesNoShellAnythingToRun(String name, String from, String to) {
    RepairResult result =
        new Repair(
                new Changed(
                    host(name), path -> path.replace(to, from), text -> text.replace(from, to)),
                DNS,
                Clock.systemUTC(),
                dns -> Checkup.SURVEYS,
                List.of())
            .run(CheckRequest.of(Personas.builtIn().examples()), what -> {});

    assertThat(result.steps())
        .flatExtracting(step -> step.remedy().recipes(step.plan()))
        .filteredOn(recipe -> recipe.tool().startsWith("shell"))
        .flatExtracting(Recipe::lines)
        .allSatisfy(
            line -> assertThat(line.replaceAll("'[^']*'|\\\\'", "")).doesNotContain(";id", "$(id"));
  }
}
