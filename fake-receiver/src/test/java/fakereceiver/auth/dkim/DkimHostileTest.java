package fakereceiver.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fakereceiver.auth.ScriptedDns;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.signature.BodyHashes;
import fakereceiver.auth.signature.Canonicalization;
import fakereceiver.auth.signature.KeyRecord;
import fakereceiver.auth.signature.MailText;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Message;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DkimHostileTest {

  private static final KeyPair RSA = TestKeys.rsa(1024);
  private static final String MAIL = "From: alice@example.org\r\n\r\nHello\r\n";
  private static final String[] WORDS = {
    "DKIM-Signature:", "v=1", "v=", "a=rsa-sha256", "a=ed25519-sha256", "a=x",
    "c=relaxed", "c=/", "d=example.org", "d=..", "s=s1", "s= ",
    "h=from", "h=:::", "h=from:to:dkim-signature", "b=AAAA", "b=%", "bh=AAAA",
    "l=5", "l=99999999999999999999999", "l=-1", "t=1", "x=99999999999999999999", "i=@example.org",
    "i=\"=@=40=", "q=dns/txt", ";", ";", ";", ";",
    "=", "\r\n", "\r\n ", "\n", "\r", " ",
    "\t", "\u0000", "é", "From: a\r\n", "\r\n\r\n", "k=rsa",
    "k=ed25519", "p=", "p=MIGf", "t=s:y", "h=sha256", "v=DKIM1"
  };

  @Test
  void givesAResultForAnyMessageAndAnyKeyRecord() {
    Random random = new Random(6376);
    for (int i = 0; i < 20_000; i++) {
      String mail = "DKIM-Signature: " + soup(random) + "\r\n" + soup(random);
      ScriptedDns dns = new ScriptedDns().txt("s1._domainkey.example.org", soup(random));
      assertThatCode(() -> verify(dns, mail).result()).as(mail).doesNotThrowAnyException();
      assertThatCode(() -> KeyRecord.parse(soup(random))).doesNotThrowAnyException();
    }
  }

  @Test
  void givesAResultForASignedMessageWithAnyOctetChanged() {
    Random random = new Random(8463);
    String signed = signed(MAIL);
    for (int i = 0; i < 2_000; i++) {
      byte[] octets = signed.getBytes(StandardCharsets.ISO_8859_1);
      octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      Message changed = Message.of(octets);
      assertThatCode(() -> new Dkim(dns(), Clock.systemUTC()).verify(changed))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void givesAResultForAnyOctetsInTheKey() {
    Random random = new Random(3447);
    for (KeyPair pair : List.of(RSA, TestKeys.ed25519())) {
      String record = TestKeys.record(pair);
      String type = record.substring(0, record.indexOf("p=") + 2);
      byte[] key = Base64.getDecoder().decode(record.substring(type.length()));
      Message signed = Message.of(signed(pair, MAIL).getBytes(StandardCharsets.ISO_8859_1));
      for (int i = 0; i < 2_000; i++) {
        byte[] changed = key.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
          changed[random.nextInt(random.nextBoolean() ? 32 : key.length)] =
              (byte) random.nextInt(256);
        }
        byte[] published = random.nextInt(9) == 0 ? new byte[random.nextInt(99)] : changed;
        ScriptedDns dns =
            new ScriptedDns()
                .txt(
                    "s1._domainkey.example.org",
                    type + Base64.getEncoder().encodeToString(published));
        assertThatCode(() -> new Dkim(dns, Clock.systemUTC()).verify(signed))
            .as(type + Base64.getEncoder().encodeToString(published))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void judgesABoundedNumberOfSignaturesAndSaysSo() {
    String signature = signed(MAIL).substring(0, signed(MAIL).indexOf("From:"));
    ScriptedDns dns = dns();

    DkimReport report = verify(dns, signature.repeat(1_000) + MAIL);

    assertThat(report.checks()).hasSize(Dkim.MAX_SIGNATURES);
    assertThat(report.notJudged()).isEqualTo(980);
    assertThat(dns.asked()).hasSize(Dkim.MAX_SIGNATURES);
    assertThat(report.result()).isEqualTo(DkimResult.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d=example.org; d=example.org; bh=; b= | d= is there twice",
        "d=example.org;; s=s1; bh=x; b=y       | a tag is empty",
        "d=example.org; foo; s=s1; h=from; b=y | \"foo\" has no equals sign, expected name=value"
      })
  void doesNotSayThatTagsAreMissingBehindOneThatCannotBeRead(String tags, String why) {
    DkimReport report = verify(dns(), "DKIM-Signature: v=1; a=rsa-sha256; " + tags + "\r\n" + MAIL);

    assertThat(report.checks()).extracting(DkimCheck::why).containsExactly(why);
  }

  @Test
  void doesNotJudgeAgainstAHeaderWithoutEnd() {
    String signed = signed(MAIL);
    for (String more :
        List.of("X: y\r\n".repeat(10_000), "X: " + "y\r\n ".repeat(2_500_000) + "\r\n")) {
      DkimReport report = verify(dns(), signed.substring(0, signed.indexOf("From:")) + more + MAIL);
      assertThat(report.checks().get(0).failures())
          .extracting(SignatureFailure::reason)
          .containsExactly(Reason.HEADER_TOO_LONG);
      assertThat(report.result()).isEqualTo(DkimResult.PERMERROR);
    }
  }

  @Test
  void doesNotReadASignatureWithoutEnd() {
    DkimReport report =
        verify(
            dns(),
            "DKIM-Signature: v=1; d=example.org; s=s1; h=" + "a:".repeat(400_000) + "\r\n" + MAIL);

    assertThat(report.checks().get(0).failsFor(Reason.SYNTAX)).isTrue();
    assertThat(report.checks().get(0).why()).contains("more than 100000 characters");
  }

  @Test
  void refusesAnEnormousKeyBeforeUsingIt() {
    byte[] integer = new byte[8_193]; // 0x00, then 65,536 bits
    Arrays.fill(integer, 1, integer.length, (byte) 0xff);
    byte[] body = new byte[4 + integer.length + 3];
    System.arraycopy(new byte[] {2, (byte) 0x82, 0x20, 0x01}, 0, body, 0, 4);
    System.arraycopy(integer, 0, body, 4, integer.length);
    System.arraycopy(new byte[] {2, 1, 3}, 0, body, 4 + integer.length, 3);
    byte[] key = new byte[4 + body.length];
    System.arraycopy(
        new byte[] {0x30, (byte) 0x82, (byte) (body.length >> 8), (byte) body.length},
        0,
        key,
        0,
        4);
    System.arraycopy(body, 0, key, 4, body.length);

    KeyRecord record = KeyRecord.parse("p=" + Base64.getEncoder().encodeToString(key));

    assertThat(record.key().key()).isEmpty();
    assertThat(record.key().bits()).isEqualTo(65_536);
    assertThat(record.key().failure().orElseThrow().reason()).isEqualTo(Reason.KEY_TOO_LARGE);
    assertThat(KeyRecord.parse("p=" + "A".repeat(60_000)).key().failure().orElseThrow().reason())
        .isEqualTo(Reason.KEY_TOO_LARGE);
  }

  @Test
  void tellsHowManyOctetsALengthLeavesOut() {
    String body = "Hello\r\n";
    String hash =
        new BodyHashes(MailText.of(Message.of("\r\n" + body)))
            .hash(Canonicalization.SIMPLE, Algorithm.RSA_SHA256, OptionalLong.of(7));
    String field =
        "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=s1; h=from; l=7; bh="
            + hash
            + "; b=AAAA\r\n";

    DkimCheck check =
        verify(dns(), field + "From: alice@example.org\r\n\r\n" + body + "more\r\n")
            .checks()
            .get(0);

    assertThat(check.uncoveredOctets()).isEqualTo(6);
    assertThat(check.failures())
        .extracting(SignatureFailure::reason)
        .containsExactly(Reason.SIGNATURE);
    assertThat(
            verify(dns(), field.replace("l=7", "l=8") + MAIL)
                .checks()
                .get(0)
                .failsFor(Reason.LENGTH))
        .isTrue();
  }

  private static String soup(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = random.nextInt(25); words > 0; words--) {
      text.append(WORDS[random.nextInt(WORDS.length)]);
      text.append(random.nextInt(3) == 0 ? ";" : "");
    }
    return text.toString();
  }

  private static String signed(String mail) {
    return signed(RSA, mail);
  }

  private static String signed(KeyPair pair, String mail) {
    SigningKey key = TestKeys.signingKey(pair);
    return new String(
        new DkimSigner(DomainName.of("example.org"), "s1", key, List.of())
            .sign(Message.of(mail), Instant.EPOCH)
            .bytes(),
        StandardCharsets.ISO_8859_1);
  }

  private static ScriptedDns dns() {
    return new ScriptedDns().txt("s1._domainkey.example.org", TestKeys.record(RSA));
  }

  private static DkimReport verify(ScriptedDns dns, String mail) {
    return new Dkim(dns, Clock.systemUTC())
        .verify(Message.of(mail.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
