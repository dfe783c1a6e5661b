package fakereceiver.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.auth.Resources;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimSignerTest {

  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final KeyPair RSA = TestKeys.rsa(2048);
  private static final KeyPair ED25519 = TestKeys.ed25519();
  private static final DomainName DOMAIN = DomainName.of("example.org");
  private static final String MAIL =
      Resources.withCrLf(
          """
          From: Alice <alice@example.org>
          To: bob@example.net
          Subject: a
            folded subject

          Hello  Bob\040

          bye


          """);

  @Test
  void signsWithRsaFromBothKindsOfKeyFileAndWithEd25519() {
    for (SigningKey key :
        List.of(
            TestKeys.signingKey(RSA),
            SigningKey.parse("pkcs1.pem", TestKeys.pkcs1Pem(RSA)),
            TestKeys.signingKey(ED25519))) {
      DkimReport report = verify(sign(key, MAIL));

      assertThat(report.result()).as(key.toString()).isEqualTo(DkimResult.PASS);
      assertThat(report.passedDomains()).containsExactly(DOMAIN);
      assertThat(report.checks().get(0).signature().common().signedFields())
          .containsExactly("from", "from", "subject", "to");
    }
  }

  @Test
  void makesLinesThatAreNotTooLong() {
    List<String> names = new ArrayList<>(DkimSigner.USUAL_FIELDS);
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      names.add("x-field-" + i);
      header.append("X-Field-").append(i).append(": ").append(i).append("\r\n");
    }
    names.add("x" + "y".repeat(200));
    header.append("X").append("y".repeat(200)).append(": 1\r\n");
    Message signed =
        new DkimSigner(DOMAIN, "s1", TestKeys.signingKey(RSA), names)
            .sign(Message.of(header + MAIL), NOW);

    assertThat(verify(signed).result()).isEqualTo(DkimResult.PASS);
    assertThat(text(signed).lines()).allMatch(line -> line.length() < 300);
    assertThat(text(signed).lines().limit(5)).allMatch(line -> line.length() <= 78);
  }

  @Test
  void standsWhatRelaxedFormsAllow() {
    String signed =
        text(sign(TestKeys.signingKey(RSA), MAIL))
            .replace("Subject: a\r\n  folded", "SUBJECT:   a folded")
            .replace("Hello  Bob \r\n", "Hello \tBob\r\n");

    assertThat(verify(message(signed)).result()).isEqualTo(DkimResult.PASS);
  }

  /**
   * RFC 6376 section 3.2 lets white space stand before the equals sign, and by section 3.5 a body
   * length of 0 signs no body at all.
   */
  @Test
  void readsASpaceBeforeTheEqualsSignAndALengthOfZero() throws GeneralSecurityException {
    String noBody = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    String field =
        "v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=rsa; h=from; l=0; bh="
            + noBody
            + "; b =";
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initSign(RSA.getPrivate());
    rsa.update(
        ("from:alice@example.org\r\ndkim-signature:" + field)
            .getBytes(StandardCharsets.ISO_8859_1));
    String signed =
        "DKIM-Signature: "
            + field
            + Base64.getEncoder().encodeToString(rsa.sign())
            + "\r\nFrom: alice@example.org\r\n\r\n";

    assertThat(verify(message(signed + "any body\r\n")).result()).isEqualTo(DkimResult.PASS);
    assertThat(reasons(signed.replace("From: alice", "From: bob") + "any body\r\n"))
        .containsExactly(Reason.SIGNATURE);
  }

  @Test
  void showsAChangedHeaderAndASecondFrom() {
    String signed = text(sign(TestKeys.signingKey(RSA), MAIL));

    assertThat(reasons(signed.replace("folded subject", "other subject")))
        .containsExactly(Reason.SIGNATURE);
    assertThat(reasons("From: mallory@example.com\r\n" + signed)).containsExactly(Reason.SIGNATURE);
    assertThat(reasons(signed.replace("bye", "buy"))).containsExactly(Reason.BODY_HASH);
    assertThat(reasons(signed.replace("bye", "buy").replace("Alice", "Al")))
        .containsExactly(Reason.BODY_HASH, Reason.SIGNATURE);
  }

  @Test
  void showsThatLineEndsWereChanged() {
    String signed = text(sign(TestKeys.signingKey(RSA), MAIL));
    int body = signed.indexOf("\r\n\r\n") + 4;
    DkimReport report =
        verify(message(signed.substring(0, body) + signed.substring(body).replace("\r\n", "\n")));

    assertThat(report.result()).isEqualTo(DkimResult.FAIL);
    assertThat(report.bareLineFeeds()).isEqualTo(5);
    assertThat(verify(message(signed.replace("\r\n", "\n"))).passedDomains()).isEmpty();
  }

  @Test
  void canBeCheckedSideBySide() {
    ScriptedDns dns = dns();
    Message twice = sign(TestKeys.signingKey(ED25519), text(sign(TestKeys.signingKey(RSA), MAIL)));
    DkimMessage mail = DkimMessage.of(twice);

    List<DkimCheck> checks =
        mail.signatures().parallelStream()
            .map(s -> mail.check(s, DkimMessage.keyQuestion(s).map(dns::ask), NOW))
            .toList();

    assertThat(checks).hasSize(2).allMatch(check -> check.result() == DkimResult.PASS);
    assertThat(mail.report(checks).passedDomains()).containsExactly(DOMAIN);
  }

  @Test
  void refusesWhatNobodyCouldVerify() {
    SigningKey key = TestKeys.signingKey(RSA);

    assertThatThrownBy(() -> sign(key, MAIL.replace("\r\n", "\n")))
        .hasMessageContaining("expected lines that end in CRLF");
    assertThatThrownBy(() -> sign(key, "To: bob@example.net\r\n\r\n"))
        .hasMessageContaining("no From field");
    assertThatThrownBy(() -> sign(key, "X: 1\r\n".repeat(6_000) + MAIL))
        .hasMessageContaining("5000 fields");
    assertThatThrownBy(() -> new DkimSigner(DOMAIN, "a..b", key, List.of()))
        .hasMessageContaining("a..b");
    assertThatThrownBy(() -> new DkimSigner(DOMAIN, "s1", key, List.of("to:cc")))
        .hasMessageContaining("to:cc");
  }

  @Test
  void namesTheKeyFileAndWhatWasExpected(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("key.pem");
    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("key.pem", "there is no such file", "BEGIN PRIVATE KEY");
    for (String bad :
        List.of(
            "",
            "-----BEGIN PRIVATE KEY-----\n%%%\n-----END PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
            TestKeys.pem("EC PRIVATE KEY", new byte[10]),
            TestKeys.pem("PUBLIC KEY", RSA.getPublic().getEncoded()))) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> SigningKey.read(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("key.pem", "expected");
    }
    Files.writeString(file, TestKeys.pem(TestKeys.rsa(512)));
    assertThatThrownBy(() -> SigningKey.read(file)).hasMessageContaining("512 bits");
    Files.writeString(file, "comment\n" + TestKeys.pem(ED25519));
    assertThat(SigningKey.read(file)).hasToString("private key for ed25519-sha256");
  }

  private static Message sign(SigningKey key, String mail) {
    return new DkimSigner(
            DOMAIN,
            key.algorithm().keyType().equals("rsa") ? "rsa" : "ed",
            key,
            DkimSigner.USUAL_FIELDS)
        .sign(Message.of(mail), NOW);
  }

  private static List<Reason> reasons(String text) {
    return verify(message(text)).checks().get(0).failures().stream()
        .map(SignatureFailure::reason)
        .toList();
  }

  private static ScriptedDns dns() {
    ScriptedDns dns = new ScriptedDns();
    dns.txt("rsa._domainkey.example.org", TestKeys.record(RSA));
    dns.txt("s1._domainkey.example.org", TestKeys.record(RSA));
    dns.txt("ed._domainkey.example.org", TestKeys.record(ED25519));
    return dns;
  }

  private static DkimReport verify(Message message) {
    return new Dkim(dns(), Clock.fixed(NOW, ZoneOffset.UTC)).verify(message);
  }

  private static String text(Message message) {
    return new String(message.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static Message message(String text) {
    return Message.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
