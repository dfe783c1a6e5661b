package fakereceiver.auth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ZoneDns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rspamd 3.4 of Debian 12 said of these records, in our lab on 2026-11-30. */
class DmarcHabitTest {

  private static final DomainName FROM = DomainName.of("d.example.org");

  private static DmarcReport report(String record, DmarcHabit... habits) {
    Dns dns = ZoneDns.of("_dmarc.d.example.org TXT \"" + record + "\"");
    DmarcMethod method = DmarcMethod.by(PublicSuffixList.shipped()).with(Set.of(habits));
    return new Dmarc(dns, method).evaluate(FROM, List.of(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=DMARC1; p=reject | FAIL | REJECT",
        "v=DMARC1 p=reject | FAIL | REJECT",
        "v=DMARC1 ; p=reject | FAIL | NONE",
        "v = DMARC1 ; p = reject ; | FAIL | NONE",
        "v=DMARC1;; p=reject | FAIL | NONE",
        "v=DMARC1; foo; p=reject | FAIL | NONE",
        "v=DMARC1; p=reject; foo | FAIL | REJECT",
        "v=DMARC1; p=reject; sp=x | FAIL | REJECT",
        "v=DMARC1; p=Reject | FAIL | REJECT",
        "v=DMARC1; p=; rua=mailto:a@d.example.org | FAIL | NONE",
        "v=DMARC1; sp=reject | FAIL | NONE",
        "v=DMARC1; | FAIL | NONE",
        "v=DMARC1; p=none; p=reject | FAIL | REJECT",
        "v=DMARC1; p=reject; pct=x | FAIL | REJECT",
        "v=DMARC1; p=reject; pct=101 | FAIL | REJECT",
        "v=DMARC1; p=reject; pct=0 | FAIL | QUARANTINE",
        "v=DMARC1; p=quarantine; pct=0 | FAIL | NONE",
        "v=DMARC1; p=rejct; rua=mailto:a@d.example.org | NONE | NONE",
        "v=DMARC1; p=reject; adkim=x | NONE | NONE",
        "v=DMARC1; p=reject. | NONE | NONE",
        "v=DMARC1, p=reject | NONE | NONE",
        "v=DMARC1 | NONE | NONE",
        "V=DMARC1; P=REJECT | NONE | NONE",
        "' v=DMARC1; p=reject' | NONE | NONE",
        "p=reject; v=DMARC1 | NONE | NONE",
      })
  void tagsAreReadAsFarAsTheyFit(String record, DmarcResult result, DmarcPolicy asked) {
    DmarcReport report = report(record, DmarcHabit.TAGS_ARE_MATCHED, DmarcHabit.LEFT_OUT_IS_WEAKER);

    assertThat(report.result()).isEqualTo(result);
    assertThat(report.disposition()).isEqualTo(asked);
    assertThat(report.otherwise()).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "LEFT_OUT_IS_WEAKER, 50, REJECT, QUARANTINE",
    "LEFT_OUT_IS_FREE, 50, REJECT, NONE",
    "LEFT_OUT_IS_FREE, 0, NONE, NONE",
    "TAGS_ARE_MATCHED, 50, REJECT, REJECT",
  })
  void chanceDecidesWhatPctLeavesOut(
      DmarcHabit habit, int percent, DmarcPolicy asked, DmarcPolicy otherwise) {
    DmarcReport report = report("v=DMARC1; p=reject; pct=" + percent, habit);

    assertThat(report.disposition()).isEqualTo(asked);
    assertThat(report.otherwise()).isEqualTo(otherwise);
  }
}
