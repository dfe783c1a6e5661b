package fakereceiver.differential;

import fakereceiver.auth.arc.Arc;
import fakereceiver.auth.arc.ArcResult;
import fakereceiver.mail.Message;
import java.util.Map;

/** ARC: whether the chain of a mail is good; trouble with keys is a failure here. */
final class ArcKind {

  private static final Peer DKIMPY = new Peer("dkimpy", "arc.py");
  private static final Peer MAIL_DKIM = new Peer("Mail::DKIM", "arc.pl");
  private static final Peer MAILAUTH = new Peer("mailauth", "arc.js");

  static final Kind KIND =
      new Kind(
          "arc",
          ArcCases::of,
          ArcKind::ours,
          Map.of(
              DKIMPY,
              Kind.known(
                  """
                  ed25519: takes RSA alone for ARC
                  shuffled: wants the sets in their order
                  spaced: finds no message signature with a space before the equals sign
                  signs-seal: looks at what older message signatures sign
                  instance: overlooks fields whose instance is 0 or missing
                  added-from: reads every From field, signed or not
                  """),
              MAIL_DKIM,
              Kind.known(
                  """
                  ed25519: has no Ed25519
                  no-form: takes a message signature without c= for simple
                  no-end: takes a body without a last line end as it is
                  seal-names: takes h= in a seal
                  """),
              MAILAUTH,
              Kind.known(
                  """
                  chain-validation: reads cv= in any case
                  ed25519: verifies seals over the text in place of its hash
                  signs-seal: looks at what older message signatures sign
                  instance: overlooks fields whose instance is 0 or missing
                  """)));

  private ArcKind() {}

  private static String ours(OddCase one) {
    ArcResult result =
        new Arc(ZoneLines.dns(one.records()))
            .validate(Message.of(DkimCases.octets(one.head().get(1))))
            .result();
    return result == ArcResult.TEMPERROR ? "fail" : result.word();
  }
}
