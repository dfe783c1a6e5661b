package fakereceiver.rules;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.auth.dkim.TestKeys;
import fakereceiver.dns.DomainName;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What tests of authentication judge: Alice writes from mail.example.org, 2001:db8::25. */
final class Letters {

  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  static final Authentication AUTHENTICATION =
      new Authentication(Clock.fixed(NOON, ZoneOffset.UTC));

  /** Nothing is wrong with it. */
  static final String GOOD =
      """
      From: Alice <alice@example.org>
      To: bob@example.net
      Subject: Hello
      Date: Tue, 24 Nov 2026 11:59:00 +0000
      Message-ID: <1@example.org>

      Hello Bob
      """;

  private static final KeyPair KEY = TestKeys.ed25519();

  private Letters() {}

  /** As far as MAIL. */
  static Attempt path(String reversePath) {
    return path("2001:db8::25", reversePath);
  }

  static Attempt path(String client, String reversePath) {
    return Attempt.from(client)
        .withHelo(HeloName.of("mail.example.org"))
        .withReversePath(ReversePath.of(reversePath));
  }

  /** The whole attempt; lines of the text end in LF and are sent with CRLF. */
  static Attempt letter(String text) {
    return path("alice@example.org").withMessage(message(text));
  }

  /** The whole attempt, signed by a domain. */
  static Attempt signedBy(String domain, String text) {
    return signedBy(domain, text, KEY);
  }

  static Attempt signedBy(String domain, String text, KeyPair key) {
    Message signed =
        new DkimSigner(
                DomainName.of(domain), "s2026", TestKeys.signingKey(key), DkimSigner.USUAL_FIELDS)
            .sign(message(text), NOON);
    return path("alice@example.org").withMessage(signed);
  }

  /** The line of a zone with the key of that domain. */
  static String key(String domain) {
    return key(domain, KEY);
  }

  static String key(String domain, KeyPair key) {
    return "s2026._domainkey." + domain + "  TXT  \"" + TestKeys.record(key) + "\"\n";
  }

  /** The same with a key that nobody signs with. */
  static String otherKey(String domain) {
    return key(domain, TestKeys.ed25519());
  }

  static Message message(String text) {
    return Message.of(text.replace("\n", "\r\n"));
  }
}
