package smtpprobe.selection;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import smtpprobe.json.Json;

/** RFC 6724 section 10, and the cases of Go's resolver. */
class Rfc6724Test {

  private static final SourceSelection SELECTION = new SourceSelection(true, "");
  private static Json examples = Json.parse("{}").orElseThrow();

  @BeforeAll
  static void read() throws IOException {
    examples =
        Json.parse(Files.readString(Path.of("src/test/resources/ipv6/rfc6724.json"))).orElseThrow();
  }

  private static Candidate candidate(Json json) {
    String text = json.text().orElseThrow();
    List<String> words = List.of(text.split(" ", -1));
    Candidate plain = Candidate.of(IpAddress.of(words.get(0)));
    return new Candidate(
        plain.address(),
        plain.prefixLength(),
        "",
        words.contains("deprecated"),
        words.contains("temporary"),
        words.contains("care-of"));
  }

  private static String number(String words) {
    return words.replaceAll("^rule [0-9], |prefer |use ", "").replace("es", "");
  }

  @Test
  void choosesTheSourcesOfSection10AndNamesTheRule() {
    List<Json> cases = examples.items("source_selection");
    assertThat(cases).hasSize(8);
    assertThat(cases)
        .allSatisfy(
            example -> {
              SourceSelection.Choice choice =
                  SELECTION
                      .choose(
                          IpAddress.of(example.text("destination").orElseThrow()),
                          example.items("candidates").stream().map(Rfc6724Test::candidate).toList())
                      .orElseThrow();
              assertThat(choice.source().address())
                  .isEqualTo(IpAddress.of(example.text("result").orElseThrow()));
              assertThat(number(choice.rule().words()))
                  .isEqualTo(number(example.text("rule").orElseThrow()));
            });
  }

  @Test
  void hasTheDefaultPolicyTable() {
    assertThat(examples.items("policy_table")).hasSameSizeAs(Policy.TABLE);
    for (String member : List.of("policy_table", "classify")) {
      assertThat(examples.items(member))
          .allSatisfy(
              line -> {
                String prefix = line.text("prefix").orElseThrow();
                String of = line.text("address").orElse(prefix.replaceFirst("/.*", ""));
                if (!of.equals("::")) {
                  Policy policy = Policy.of(IpAddress.of(of));
                  assertThat(policy.prefix().text() + "/" + policy.length())
                      .isEqualTo(
                          Ip6Address.of(prefix.replaceFirst("/.*", ""))
                              + prefix.replaceFirst(".*/", "/"));
                  assertThat((long) policy.label()).isEqualTo(line.number("label").orElseThrow());
                }
              });
    }
  }

  @Test
  void knowsTheScopes() {
    assertThat(examples.items("scope"))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(word(Scope.of(IpAddress.of(line.text("address").orElseThrow()))))
                    .isEqualTo(line.text("scope").orElseThrow()));
  }

  private static String word(int scope) {
    return switch (scope) {
      case 2 -> "link-local";
      case 4 -> "admin-local";
      case 5 -> "site-local";
      case 14 -> "global";
      default -> String.format(Locale.ROOT, "scope %d", scope);
    };
  }

  @Test
  void countsCommonBitsWithinThePrefix() {
    assertThat(examples.items("common_prefix_length_go"))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(
                        (long)
                            Candidate.of(IpAddress.of(line.text("a").orElseThrow()))
                                .commonBits(IpAddress.of(line.text("b").orElseThrow())))
                    .isEqualTo(line.number("bits").orElseThrow()));
  }

  @Test
  void prefersTheOutgoingInterface() {
    Candidate here = new Candidate(IpAddress.of("2001:db8:1::1"), 64, "eth0", false, false, false);
    Candidate there = new Candidate(IpAddress.of("2001:db8:2::1"), 64, "eth1", false, false, false);

    SourceSelection.Choice choice =
        new SourceSelection(false, "eth0")
            .choose(IpAddress.of("2001:db8:2::9"), List.of(there, here))
            .orElseThrow();

    assertThat(choice.source()).isEqualTo(here);
    assertThat(choice.rule()).isEqualTo(SourceRule.DEVICE);
  }

  @Test
  void prefersPublicAddressesWhereTheHostIsSetSo() {
    Candidate temporary = new Candidate(IpAddress.of("2001:db8::a"), 64, "", false, true, false);
    Candidate lasting = Candidate.of(IpAddress.of("2001:db8::b"));

    assertThat(
            new SourceSelection(false, "")
                .choose(IpAddress.of("2600::1"), List.of(temporary, lasting)))
        .contains(new SourceSelection.Choice(lasting, SourceRule.PUBLIC));
  }

  @Test
  void saysThatItIsATie() {
    assertThat(
            SELECTION
                .choose(
                    IpAddress.of("2600::1"),
                    List.of(
                        Candidate.of(IpAddress.of("2001:db8::a")),
                        Candidate.of(IpAddress.of("2001:db8::b"))))
                .orElseThrow()
                .rule())
        .isEqualTo(SourceRule.TIE);
  }
}
