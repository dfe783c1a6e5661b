package fakereceiver.differential;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dkim.DkimResult;
import fakereceiver.mail.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** DKIM: how many signatures of a mail are good. */
final class DkimKind {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

  private static final Peer DKIMPY = new Peer("dkimpy", "dkim.py");
  private static final Peer MAIL_DKIM = new Peer("Mail::DKIM", "dkim.pl");
  private static final Peer MAILAUTH = new Peer("mailauth", "dkim.js");

  static final Kind KIND =
      new Kind(
          "dkim",
          DkimCases::of,
          DkimKind::ours,
          Map.of(
              DKIMPY,
              Kind.known(
                  """
                  added-from: reads every From field, signed or not
                  space-at-end: takes away space at the end of the signature
                  tag-name: takes names of tags with a hyphen
                  long-length: takes l= beyond the end of the body
                  no-from: takes a signature that does not cover From
                  keys-several: takes the first record
                  key-version: takes v= behind other tags
                  key-strict: does not look at t=s of the key
                  key-services: reads one service in s= of the key
                  key-service: takes any service but tlsrpt
                  key-hash: does not look at h= of the key
                  key-tag: takes no record with a word that is no tag
                  key-broken: takes characters out that are not of base64
                  key-default: takes a key without k= for RSA and what it says for a key
                  """),
              MAIL_DKIM,
              Kind.known(
                  """
                  no-end: takes a body without a last line end as it is
                  zero-length: takes l=0 for no l=
                  long-length: takes l= beyond the end of the body
                  no-from: takes a signature that does not cover From
                  short-key: takes keys of any length
                  version: takes v= without a value
                  ed25519: has no Ed25519
                  key-tag: wants what g= says
                  keys-several: takes the first record
                  key-version: takes v= behind other tags
                  key-twice: takes a record with two keys
                  tag-name: takes names of tags with a hyphen
                  """),
              MAILAUTH,
              Kind.known(
                  """
                  zero-length: takes l=0 for no l=
                  long-length: takes l= beyond the end of the body
                  tag-name: takes names of tags with a hyphen
                  no-from: takes a signature that does not cover From
                  identity: does not look at i=
                  query: does not look at q=
                  version: does not look at v=
                  key-default: takes a key without k= for what the signature says
                  key-tag: takes words that are no tags
                  keys-several: takes the first record
                  key-version: takes v= behind other tags
                  key-twice: takes a record with two keys
                  key-hash: does not look at h= of the key
                  key-strict: does not look at t=s of the key
                  key-service: does not look at s= of the key
                  b-space: does not empty a b= with space before the equals sign
                  """)));

  private DkimKind() {}

  private static String ours(OddCase one) {
    Message mail = Message.of(DkimCases.octets(one.head().get(1)));
    return "pass "
        + new Dkim(ZoneLines.dns(one.records()), CLOCK)
            .verify(mail).checks().stream()
                .filter(check -> check.result() == DkimResult.PASS)
                .count();
  }
}
