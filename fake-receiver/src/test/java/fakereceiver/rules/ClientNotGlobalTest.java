package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.NotALab;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNotGlobalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fd5e:4d00::34      | a unique local address, ULA (RFC 4193)",
        "fe80::34           | a link-local address (RFC 4291, RFC 3927)",
        "2002:c000:219::34  | a 6to4 address (RFC 3056, deprecated by RFC 7526)",
        "2001::34           | a Teredo address (RFC 4380)",
        "64:ff9b::c000:222  | an address of IPv4/IPv6 translation (RFC 6052)",
        "10.0.0.34          | a private address (RFC 1918)",
      })
  void failsEvenInALaboratory(String address, String kind) {
    Outcome outcome = examine(address, ZoneDns.of(""));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("client address " + address + ", " + kind);
  }

  @Test
  void failsForADocumentationAddressOnTheInternet() {
    Outcome outcome = examine("2001:db8::25", new NotALab(ZoneDns.of("")));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "client address 2001:db8::25, a documentation address (RFC 3849, RFC 9637, RFC 5737)");
  }

  @Test
  void passesForADocumentationAddressInALaboratory() {
    assertThat(examine("2001:db8::25", ZoneDns.of("")).result()).isEqualTo(PASSED);
  }

  @Test
  void passesForAGlobalAddress() {
    assertThat(examine("2001:500::25", new NotALab(ZoneDns.of(""))).result()).isEqualTo(PASSED);
  }

  private static Outcome examine(String address, Dns dns) {
    return new ClientNotGlobal().examine(Attempt.from(address), dns);
  }
}
