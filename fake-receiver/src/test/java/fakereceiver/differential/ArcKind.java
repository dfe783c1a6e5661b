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
          Map.of(DKIMPY, Map.of(), MAIL_DKIM, Map.of(), MAILAUTH, Map.of()));

  private ArcKind() {}

  private static String ours(OddCase one) {
    ArcResult result =
        new Arc(ZoneLines.dns(one.records()))
            .validate(Message.of(DkimCases.octets(one.head().get(1))))
            .result();
    return result == ArcResult.TEMPERROR ? "fail" : result.word();
  }
}
