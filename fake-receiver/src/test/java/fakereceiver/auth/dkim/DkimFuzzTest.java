package fakereceiver.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.auth.arc.Arc;
import fakereceiver.mail.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Signed messages of strangers: judged, whatever they are. */
class DkimFuzzTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final String KEY =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  @FuzzTest
  void message(byte[] input) {
    ScriptedDns dns = new ScriptedDns().txt("lab._domainkey.example.org", KEY);

    DkimReport report = new Dkim(dns, NOON).verify(Message.of(input));

    assertThat(report.checks().size()).isLessThanOrEqualTo(Dkim.MAX_SIGNATURES);
    assertThat(dns.asked().size()).isLessThanOrEqualTo(Dkim.MAX_SIGNATURES);
    assertThat(report.toString()).isNotEmpty();
  }

  @FuzzTest
  void arcChain(byte[] input) {
    ScriptedDns dns = new ScriptedDns().txt("lab._domainkey.example.org", KEY);

    assertThat(new Arc(dns).validate(Message.of(input)).why()).isNotNull();
    assertThat(dns.asked().size()).isLessThanOrEqualTo(51);
  }
}
