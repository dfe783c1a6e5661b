package fakereceiver.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.auth.dmarc.Dmarc;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DMARC by suffix list: the result, and what the owner wants done with a mail that fails. */
final class DmarcKind {

  private static final Peer MAIL_DMARC = new Peer("Mail::DMARC", "dmarc.pl");
  private static final Peer OPENDMARC = new Peer("libopendmarc", "opendmarc.py");
  private static final Peer MAILAUTH = new Peer("mailauth", "dmarc.js");

  static final Kind KIND =
      new Kind(
          "dmarc",
          DmarcCases::of,
          DmarcKind::ours,
          Map.of(
              MAIL_DMARC, Map.of(),
              OPENDMARC, Map.of(),
              MAILAUTH, Map.of()));

  private DmarcKind() {}

  private static String ours(OddCase one) {
    List<String> head = one.head();
    Message mail = Message.of(("From: <a@" + head.get(1) + ">\r\n\r\n").getBytes(UTF_8));
    Optional<DomainName> from = Authors.of(mail).domain();
    if (from.isEmpty()) {
      return "none none";
    }
    DmarcReport report =
        new Dmarc(ZoneLines.dns(one.records()), DmarcMethod.by(PublicSuffixList.shipped()))
            .evaluate(from.get(), domains(head.get(3)), domains(head.get(2)).stream().findFirst());
    return report.result().word() + " " + report.disposition().word();
  }

  private static List<DomainName> domains(String words) {
    return words.equals("-")
        ? List.of()
        : List.of(words.split(",", -1)).stream().map(DomainName::of).toList();
  }
}
