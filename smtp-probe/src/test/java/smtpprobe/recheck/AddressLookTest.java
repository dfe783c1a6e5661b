package smtpprobe.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.host.HostFacts;
import smtpprobe.host.HostSurvey;
import smtpprobe.host.Mention;
import smtpprobe.reading.FolderHost;

class AddressLookTest {

  private static final HostFacts HOST =
      HostSurvey.read(
          new FolderHost(Path.of("src/test/resources/hosts/ubuntu-privacy-extensions")), List.of());

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:a1b2:c3d4:e5f6:718, OURS, temporary",
    "2001:db8:1:2:5054:ff:fe12:3456, OURS, is an address of this host",
    "2001:db8:1:2:1:2:3:4, OUR_NETWORK, temporary address",
    "2001:db8:9::25, NOT_OURS, no address of this host",
    "::99, NOT_OURS, no address of this host",
    "2002:c000:201::1, NOT_OURS, tunnel",
    "172.18.0.1, RECEIVERS, Nothing to change here",
    "fd00::1, RECEIVERS, Nothing to change here",
    "192.0.2.7, UNKNOWN, documentation",
    "::2, NOT_OURS, no address of this host",
  })
  void saysWhoseAnAddressIs(String address, Whose whose, String words) {
    AddressLook look = AddressLook.of(IpAddress.of(address), Optional.of(HOST));

    assertThat(look.whose()).isEqualTo(whose);
    assertThat(look.words()).contains(address).contains(words);
  }

  @Test
  void takesAnIpv4AddressForThatHoweverItIsWritten() {
    AddressLook look = AddressLook.of(IpAddress.of("::ffff:192.0.2.7"), Optional.of(HOST));

    assertThat(look.words()).startsWith("192.0.2.7 is");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:a1b2:c3d4:e5f6:718, which this host will not keep",
    "2001:db8:1:2:1:2:3:4, If another machine has it: Ask whoever owns the address range",
    "2001:db8:1:2:5054:ff:fe12:3456, Ask whoever owns the address range",
    "2001:db8:9::25, Ask whoever owns the address range",
  })
  void advisesToPublishOnlyWhatTheHostHasForGood(String address, String remedy) {
    Attempt mail =
        Attempt.from(IpAddress.of(address))
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"));
    Findings found =
        new Recheck(
                ZoneDns.of("example.org MX 10 mail.example.org"),
                Clock.systemUTC(),
                Personas.builtIn().named("permissive"))
            .look(mail);

    Findings told = AddressLook.of(IpAddress.of(address), Optional.of(HOST)).advised(found);

    assertThat(told.first("ptr-missing").orElseThrow().remedy()).contains(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::2, false",
    "2001:db8::25, true",
    "8::25, false",
    "2001:db8::2:7, true",
    "2001:db8::, false",
  })
  void findsAnAddressByTheWholeOfIt(String address, boolean named) {
    Finding finding =
        new Finding(
            RuleBook.cards().get(0),
            "2001:db8::25",
            Outcome.failed(Evidence.NONE, "Add ip6:2001:db8::2:7: it is missing"));

    assertThat(Mention.of(IpAddress.of(address), finding)).isEqualTo(named);
  }

  @Test
  void saysLessWhereNothingIsKnownOfTheHost() {
    AddressLook look = AddressLook.of(IpAddress.of("2001:db8:9::25"), Optional.empty());

    assertThat(look.whose()).isEqualTo(Whose.UNKNOWN);
  }
}
