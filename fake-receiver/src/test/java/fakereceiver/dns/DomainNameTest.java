package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;

class DomainNameTest {

  private static final String LABEL = "a".repeat(63);
  private static final int ROUNDS = 2_000;

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org",
    "Example.ORG., example.org",
    "., .",
    "@, @",
    "_dmarc.example.org, _dmarc.example.org",
    "a\\.b.example, a\\.b.example",
    "a\\., a\\.",
    "a\\.., a\\.",
    "a\\\\., a\\\\",
    "a\\\\.b, a\\\\.b",
    "a\\046b, a\\.b",
    "\\065\\a, aa",
    "\\000\\255, \\000\\255",
    "a\\@b, a@b",
    "a\\032b, a\\032b",
  })
  void hasOneTextForEachName(String text, String canonical) {
    DomainName name = DomainName.of(text);

    assertThat(name.text()).isEqualTo(canonical);
    assertThat(DomainName.of(canonical)).isEqualTo(name);
    assertThat(WireName.read(WireName.of(name))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        ".a",
        "a..b",
        "a b",
        "a\tb",
        "a\\",
        "a\\25",
        "a\\256",
        "a\\2x5",
        "a\u007f",
        "a\\\u007f",
        "a\\\n"
      })
  void isNotJustAnyText(String text) {
    assertThat(DomainName.parse(text)).isEmpty();
    assertThatThrownBy(() -> new DomainName(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a domain name: it ");
  }

  @Test
  void hasLabelsOf63OctetsAtMost() {
    assertThat(DomainName.parse(LABEL)).isPresent();
    assertThat(DomainName.parse(LABEL + "a")).isEmpty();
    assertThat(DomainName.parse("\\255".repeat(63))).isPresent();
    assertThat(DomainName.parse("\\255".repeat(64))).isEmpty();
  }

  @Test
  void has255OctetsAtMost() {
    String three = LABEL + "." + LABEL + "." + LABEL + ".";

    assertThat(DomainName.parse(three + "a".repeat(61))).isPresent();
    assertThat(DomainName.parse(three + "a".repeat(61) + ".")).isPresent();
    assertThat(DomainName.parse(three + "a".repeat(62))).isEmpty();
    assertThat(DomainName.of(three).below("a".repeat(61))).isPresent();
    assertThat(DomainName.of(three).below("a".repeat(62))).isEmpty();
  }

  @Test
  void turnsOtherLettersIntoALabels() {
    assertThat(DomainName.of("b\u00fccher.example").text()).isEqualTo("xn--bcher-kva.example");
    assertThat(DomainName.of("B\u00dcCHER\u3002example").text()).isEqualTo("xn--bcher-kva.example");
    assertThat(DomainName.parse("\u00fc".repeat(60))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "stra\u00dfe.example, xn--strae-oqa.example",
    "fa\u00df\u3002example., xn--fa-hia.example",
    "FU\u00dfB\u00c4LLE.example, xn--fublle-cta5b.example",
    "\u03b2\u03cc\u03bb\u03bf\u03c2.example, xn--nxasmm1c.example",
    "\u00df.\u00fc.example, xn--zca.xn--tda.example"
  })
  void hasLettersOfTheirOwnSinceIdna2008(String name, String ascii) {
    assertThat(DomainName.of(name).text()).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00df a.example", "\u00df@.example", "\u00df\u202e.example"})
  void isNoNameWhereSuchALabelHasWhatNoLabelHas(String name) {
    assertThat(DomainName.parse(name)).isEmpty();
  }

  @Test
  void ignoresCase() {
    assertThat(DomainName.of("MAIL.Example")).isEqualTo(DomainName.of("mail.example"));
    assertThat(DomainName.of("mail.example")).hasSameHashCodeAs(DomainName.of("MAIL.example."));
    assertThat(DomainName.of("MAIL.example")).isEqualByComparingTo(DomainName.of("mail.example"));
  }

  @Test
  void knowsItsLabels() {
    assertThat(DomainName.ROOT.labels()).isEmpty();
    assertThat(DomainName.of("a\\.b.c\\\\.d").labels()).containsExactly("a\\.b", "c\\\\", "d");
  }

  @Test
  void knowsWhatItLiesBelow() {
    DomainName parent = DomainName.of("example.org");

    assertThat(DomainName.of("mail.example.org").isAtOrBelow(parent)).isTrue();
    assertThat(parent.isAtOrBelow(parent)).isTrue();
    assertThat(parent.isAtOrBelow(DomainName.ROOT)).isTrue();
    assertThat(DomainName.of("notexample.org").isAtOrBelow(parent)).isFalse();
    assertThat(DomainName.of("mail\\.example.org").isAtOrBelow(parent)).isFalse();
    assertThat(DomainName.of("mail\\\\.example.org").isAtOrBelow(parent)).isTrue();
    assertThat(DomainName.ROOT.isAtOrBelow(parent)).isFalse();
    assertThat(DomainName.ROOT.below("org")).contains(DomainName.of("org"));
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, true, true",
    "localhost, true, false",
    "a_b.example, true, true",
    "-a.example, false, true",
    "a-.example, false, true",
    "a-b.example, true, true",
    "a\\.b.example, false, true",
    "*.example, false, true",
    "., false, false",
  })
  void knowsWhatCanNameAHost(String text, boolean hostName, boolean qualified) {
    assertThat(DomainName.of(text).isHostName()).isEqualTo(hostName);
    assertThat(DomainName.of(text).isFullyQualified()).isEqualTo(qualified);
  }

  @Test
  void takesAnyNameFromTheWireAndGivesItBack() throws Exception {
    Random random = new Random(1035);
    for (int i = 0; i < ROUNDS; i++) {
      Name wire = new Name(octets(random));

      DomainName name = WireName.read(wire);

      assertThat(WireName.of(name)).isEqualTo(wire);
      assertThat(name.labels()).hasSize(wire.labels() - 1);
      assertThat(DomainName.of(name.text())).isEqualTo(name);
      assertThat(name.text()).matches("[!-~]+");
    }
  }

  @Test
  void neverThrowsForAnyTextFromStrangers() {
    Random random = new Random(5890);
    String letters = "aZ9-_.\\\\0..@* \u00fc\u3002\u200d\ud83d\ude00xn--";
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(80); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }

      DomainName.parse(text.toString())
          .ifPresent(name -> assertThat(WireName.read(WireName.of(name))).isEqualTo(name));
    }
  }

  private static byte[] octets(Random random) {
    List<Byte> octets = new ArrayList<>();
    for (int label = random.nextInt(4); label > 0; label--) {
      int length = 1 + random.nextInt(60);
      octets.add((byte) length);
      for (int i = 0; i < length; i++) {
        octets.add((byte) random.nextInt(256));
      }
    }
    octets.add((byte) 0);
    byte[] bytes = new byte[octets.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = octets.get(i);
    }
    return bytes;
  }
}
