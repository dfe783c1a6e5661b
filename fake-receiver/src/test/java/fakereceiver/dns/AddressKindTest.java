package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

  @ParameterizedTest
  @CsvSource({
    "::, UNSPECIFIED",
    "0.0.0.0, UNSPECIFIED",
    "::1, LOOPBACK",
    "127.0.0.2, LOOPBACK",
    "::ffff:192.0.2.25, MAPPED",
    "fe80::25, LINK_LOCAL",
    "febf::25, LINK_LOCAL",
    "169.254.0.25, LINK_LOCAL",
    "fec0::25, SITE_LOCAL",
    "fd00::25, UNIQUE_LOCAL",
    "fc00::25, UNIQUE_LOCAL",
    "10.0.0.25, PRIVATE",
    "172.16.0.25, PRIVATE",
    "172.31.255.25, PRIVATE",
    "192.168.0.25, PRIVATE",
    "100.64.0.25, SHARED",
    "100.127.255.25, SHARED",
    "2001:db8::25, DOCUMENTATION",
    "3fff:0fff::25, DOCUMENTATION",
    "192.0.2.25, DOCUMENTATION",
    "198.51.100.25, DOCUMENTATION",
    "203.0.113.25, DOCUMENTATION",
    "2001::25, TEREDO",
    "2002:c000:219::25, SIX_TO_FOUR",
    "64:ff9b::192.0.2.25, TRANSLATED",
    "64:ff9b:1::25, TRANSLATED",
    "100::25, DISCARD",
    "2001:2::25, BENCHMARKING",
    "198.19.0.25, BENCHMARKING",
    "ff02::1, MULTICAST",
    "224.0.0.25, MULTICAST",
    "::192.0.2.25, RESERVED",
    "4000::25, RESERVED",
    "fe00::25, RESERVED",
    "192.0.0.25, RESERVED",
    "255.255.255.255, RESERVED",
  })
  void knowsTheRangesThatAreNotGlobal(String address, AddressKind kind) {
    assertThat(AddressKind.of(IpAddress.of(address))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "2000::25",
    "2001:1::25",
    "2001:db7::25",
    "2001:db9::25",
    "2003::25",
    "3ffe::25",
    "3fff:1000::25",
    "172.15.0.25",
    "172.32.0.25",
    "100.128.0.25",
    "9.255.255.25",
    "192.0.1.25",
  })
  void leavesTheirNeighboursGlobal(String address) {
    assertThat(AddressKind.of(IpAddress.of(address))).isEqualTo(AddressKind.GLOBAL);
  }

  @Test
  void takesDocumentationAddressesForGlobalInALaboratoryOnly() {
    Dns lab = ZoneDns.of("");

    assertThat(AddressKind.DOCUMENTATION.isGlobal(lab)).isTrue();
    assertThat(AddressKind.DOCUMENTATION.isGlobal(new NotALab(lab))).isFalse();
    assertThat(AddressKind.GLOBAL.isGlobal(new NotALab(lab))).isTrue();
    assertThat(AddressKind.UNIQUE_LOCAL.isGlobal(lab)).isFalse();
  }
}
