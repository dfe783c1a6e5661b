package smtpprobe.hostrules;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.exposure.Exposure;
import smtpprobe.finding.Finding;
import smtpprobe.host.HostFacts;
import smtpprobe.host.HostSurvey;
import smtpprobe.mta.MailServers;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** Whatever stands in files and comes from commands, it is read and judged without an exception. */
class DamagedHostTest {

  private static final Dns DNS = ZoneDns.of("mail.example.org AAAA 2001:db8:1:2::25");

  private record Damaged(HostReader host, SplittableRandom random) implements HostReader {

    private Reading damaged(Reading reading) {
      if (reading.orEmpty().isEmpty() || random.nextInt(3) == 0) {
        return reading;
      }
      StringBuilder text = new StringBuilder(reading.orEmpty());
      for (int i = 0; i < 1 + text.length() / 60; i++) {
        text.setCharAt(
            random.nextInt(text.length()),
            "{}[]\":,-!/0afG=\n\u2028\u0000".charAt(random.nextInt(18)));
      }
      return Reading.of(text.toString());
    }

    @Override
    public Reading file(String path) {
      return damaged(host.file(path));
    }

    @Override
    public Reading run(HostCommand command) {
      return damaged(host.run(command));
    }

    @Override
    public Reading kernelChoice(IpAddress target) {
      return damaged(host.kernelChoice(target));
    }

    @Override
    public Reading sockets() {
      return damaged(host.sockets());
    }

    @Override
    public boolean isRedacted() {
      return false;
    }
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
    FolderHost folder = new FolderHost(Path.of("src/test/resources/hosts", name));
    for (int seed = 0; seed < 60; seed++) {
      Damaged damaged = new Damaged(folder, new SplittableRandom(seed));
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
          HostRuleBook.all().stream().flatMap(rule -> rule.examine(host, DNS).stream()).toList();

      assertThat(findings).as("%s, seed %d", name, seed).isNotEmpty();
    }
  }
}
