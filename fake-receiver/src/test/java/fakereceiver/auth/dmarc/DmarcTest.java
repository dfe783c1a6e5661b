package fakereceiver.auth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcTest {

  private static final DomainName FROM = DomainName.of("mail.example.org");

  @Test
  void saysWhyItFailsAndWhatTheOwnerWants() {
    ScriptedDns dns =
        new ScriptedDns().txt("_dmarc.example.org", "v=DMARC1; p=quarantine; sp=reject");

    DmarcReport report =
        new Dmarc(dns, DmarcMethod.TREE_WALK)
            .evaluate(FROM, List.of(DomainName.of("d.test")), Optional.of(DomainName.of("s.test")));

    assertThat(report)
        .hasToString(
            "fail (confirmed were [DKIM d.test, SPF s.test], none is aligned with"
                + " mail.example.org)");
    assertThat(report.policyTag()).contains("sp");
    assertThat(report.disposition()).isEqualTo(DmarcPolicy.REJECT);
    assertThat(report.answers().get(0).question()).hasToString("_dmarc.mail.example.org TXT");
  }

  /** RFC 9989 section 4.7; RFC 7489 section 6.6.3 wants {@code p=}, or an address for reports. */
  @Test
  void takesARecordWithoutPolicyForNoneByTheNewerStandard() {
    ScriptedDns dns = new ScriptedDns().txt("_dmarc.example.org", "v=DMARC1; sp=reject");
    DomainName from = DomainName.of("example.org");
    Dmarc walk = new Dmarc(dns, DmarcMethod.TREE_WALK);
    Dmarc list = new Dmarc(dns, DmarcMethod.by(PublicSuffixList.shipped()));

    DmarcReport passed = walk.evaluate(from, List.of(), Optional.of(from));
    assertThat(passed.result()).isEqualTo(DmarcResult.PASS);
    assertThat(passed.policy()).contains(DmarcPolicy.NONE);
    assertThat(walk.evaluate(DomainName.of("a.example.org"), List.of(), Optional.empty()).policy())
        .contains(DmarcPolicy.REJECT);
    assertThat(list.evaluate(from, List.of(), Optional.of(from)).result())
        .isEqualTo(DmarcResult.NONE);
  }

  /** RFC 9989 section 4.10.1. */
  @Test
  void takesAWrongPolicyForNoneOnlyWithAnAddressForReports() {
    ScriptedDns dns = new ScriptedDns();
    dns.txt("_dmarc.a.test", "v=DMARC1; p=quarantene");
    dns.txt("_dmarc.b.test", "v=DMARC1; sp=rejekt; rua=mailto:d@b.test");
    Dmarc walk = new Dmarc(dns, DmarcMethod.TREE_WALK);

    assertThat(walk.evaluate(DomainName.of("a.test"), List.of(), Optional.empty()).result())
        .isEqualTo(DmarcResult.NONE);
    assertThat(walk.evaluate(DomainName.of("b.test"), List.of(), Optional.empty()).policy())
        .contains(DmarcPolicy.NONE);
  }

  @Test
  void asksAtMostEightQuestionsForOneWalk() {
    ScriptedDns dns = new ScriptedDns();

    DmarcReport report =
        new Dmarc(dns, DmarcMethod.TREE_WALK)
            .evaluate(
                DomainName.of("a.b.c.d.e.f.g.h.i.j.mail.example.com"), List.of(), Optional.empty());

    assertThat(report.result()).isEqualTo(DmarcResult.NONE);
    assertThat(report.answers())
        .hasSize(8)
        .extracting(a -> a.question().name().text())
        .contains("_dmarc.g.h.i.j.mail.example.com", "_dmarc.com")
        .doesNotContain("_dmarc.f.g.h.i.j.mail.example.com");
  }

  @Test
  void differsByStandardWhereTheListAndTheRecordsDisagree() {
    ScriptedDns dns = new ScriptedDns();
    dns.txt("_dmarc.b.example.org", "v=DMARC1; p=reject; psd=n; t=y");
    dns.txt("_dmarc.example.org", "v=DMARC1; p=none");
    DomainName from = DomainName.of("a.b.example.org");

    DmarcReport walk =
        new Dmarc(dns, DmarcMethod.TREE_WALK).evaluate(from, List.of(), Optional.empty());
    DmarcReport list =
        new Dmarc(dns, DmarcMethod.by(PublicSuffixList.shipped()))
            .evaluate(from, List.of(), Optional.empty());

    assertThat(walk.policyDomain()).contains(DomainName.of("b.example.org"));
    assertThat(walk.disposition()).isEqualTo(DmarcPolicy.QUARANTINE);
    assertThat(list.policyDomain()).contains(DomainName.of("example.org"));
    assertThat(list.disposition()).isEqualTo(DmarcPolicy.NONE);
    assertThat(list.answers()).hasSize(2);
  }

  @Test
  void passesInSpiteOfTroubleThatDoesNotMatter() {
    ScriptedDns dns = new ScriptedDns().txt("_dmarc.mail.example.org", "v=DMARC1; p=reject");
    dns.fail("_dmarc.org");
    Dmarc dmarc = new Dmarc(dns, DmarcMethod.TREE_WALK);

    assertThat(dmarc.evaluate(FROM, List.of(FROM), Optional.empty()).result())
        .isEqualTo(DmarcResult.PASS);
    assertThat(dmarc.evaluate(FROM, List.of(), Optional.empty()).result())
        .isEqualTo(DmarcResult.FAIL);
    assertThat(
            dmarc
                .evaluate(FROM, List.of(DomainName.of("a.example.org")), Optional.empty())
                .result())
        .isEqualTo(DmarcResult.TEMPERROR);
  }

  @Test
  void isTemperrorWhenOnlyTheExistenceOfTheNameWouldDecide() {
    ScriptedDns dns = new ScriptedDns().txt("_dmarc.example.org", "v=DMARC1; p=none; np=reject");
    dns.fail("mail.example.org");

    assertThat(
            new Dmarc(dns, DmarcMethod.TREE_WALK)
                .evaluate(FROM, List.of(), Optional.empty())
                .result())
        .isEqualTo(DmarcResult.TEMPERROR);
  }

  @Test
  void tellsWhatIsWrongWithARecord() {
    DmarcRecord record = DmarcRecord.parse("v=DMARC1; p=reject; moo; p=nowt; rua=mailto:a@b.test");

    assertThat(record.problems())
        .containsExactly(
            "\"moo\" is not name=value",
            "p= is there twice, the last one counts",
            "p=nowt is unknown, expected none, quarantine or reject");
    assertThat(record.p()).contains(DmarcPolicy.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=none, true",
    "V=DMARC1; p=none, true",
    "v = DMARC1, true",
    "v=dmarc1; p=none, false",
    "v=DMARC10; p=none, false",
    "v=DMARC1 p=none, false",
    "p=none; v=DMARC1, false",
  })
  void tellsByTheFirstTagWhetherItIsARecord(String text, boolean is) {
    assertThat(DmarcRecord.isOne(text)).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({
    "v=dmarc1; p=reject, true",
    "DMARC1; p=reject, true",
    "v=DMARC 1; p=reject, true",
    "p=reject; v=DMARC1, true",
    "v=DMARC1: p=reject, true",
    "v DMARC1; p=reject, true",
    "vDMARC1; p=reject, true",
    "p=reject; rua=mailto:dmarc1@example.org; v=DMARC1, true",
    "p=reject; rua=mailto:dmarc1@example.org, false",
    "v=spf1 -all, false",
    "v=spf1 include:dmarc1.example.net -all, false",
    "key=abcDMARC1xyz, false",
  })
  void tellsWhetherItWasMeantAsOne(String text, boolean meant) {
    assertThat(DmarcRecord.isMeant(text)).isEqualTo(meant);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void givesAResultForAnyRecord() {
    String[] words = {
      "v=DMARC1", "v = DMARC1 ", "p=reject", "p=", "sp=none", "np=x", "psd=y", "psd=n", "t=y", ";",
      ";", ";", "=", "==", "\u0000", "é", " ", "adkim=s", "rua=mailto:x", "rua=:",
      "\n"
    };
    Random random = new Random(9989);
    List<DomainName> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(DomainName.of("a.b.c" + i + ".example.org"));
    }
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "v=DMARC1;" : "");
      for (int n = random.nextInt(15); n > 0; n--) {
        text.append(words[random.nextInt(words.length)]);
      }
      ScriptedDns dns = new ScriptedDns().txt("_dmarc.example.org", text.toString());
      dns.txt("_dmarc.org", text.toString());
      assertThatCode(
              () -> {
                DmarcReport report =
                    new Dmarc(dns, DmarcMethod.TREE_WALK)
                        .evaluate(FROM, many, Optional.of(many.get(1)));
                assertThat(report.answers()).hasSizeLessThan(100);
              })
          .as(text.toString())
          .doesNotThrowAnyException();
    }
    DmarcRecord.parse("v=DMARC1;" + "p=;".repeat(100_000));
  }
}
