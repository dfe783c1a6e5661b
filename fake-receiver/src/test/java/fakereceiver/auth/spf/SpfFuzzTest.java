package fakereceiver.auth.spf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Records of strangers: read as far as they can be, and evaluated within bounds. */
class SpfFuzzTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  @FuzzTest
  void record(byte[] input) {
    SpfRecord record = SpfRecord.parse("v=spf1 " + new String(input, ISO_8859_1));

    assertThat(record.errors().size()).isLessThanOrEqualTo(SpfRecord.MAX_ERRORS);
    for (SpfTerm term : record.terms()) {
      assertThat(record.text().substring(term.start(), term.end())).isEqualTo(term.text());
    }
  }

  @FuzzTest
  void macro(byte[] input) {
    String text = new String(input, ISO_8859_1);
    ScriptedDns dns = new ScriptedDns().txt("why.test", text);
    dns.txt("e1.test", "v=spf1 exp=why.test -exists:" + text.replace(' ', '_') + ".x.test -all");

    SpfReport report = check(dns, "l-o.c@e1.test");

    report
        .explanation()
        .ifPresent(said -> assertThat(said.length()).isLessThanOrEqualTo(SpfExpansion.MAX_LENGTH));
  }

  @FuzzTest
  void evaluation(byte[] input) {
    String[] texts = new String(input, ISO_8859_1).split("\n", -1);
    ScriptedDns dns = new ScriptedDns();
    for (int i = 0; i < Math.min(texts.length, 4); i++) {
      dns.txt("e" + (i + 1) + ".test", "v=spf1 " + texts[i]);
    }

    SpfReport report = check(dns, "alice@e1.test");

    assertThat(report.lookupTerms()).isLessThanOrEqualTo(Spf.MAX_LOOKUP_TERMS + 1);
    assertThat(dns.asked().size()).isLessThanOrEqualTo(150);
    assertThat(report.toString()).isNotEmpty();
  }

  private static SpfReport check(ScriptedDns dns, String mailFrom) {
    return new Spf(dns, "mx.example.net", NOON)
        .mailFrom(
            IpAddress.of("2001:db8::25"),
            HeloName.of("mail.example.org"),
            ReversePath.of(mailFrom));
  }
}
