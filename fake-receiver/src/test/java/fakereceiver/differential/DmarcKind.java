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
              MAIL_DMARC,
              Kind.known(
                  """
                  unlisted: takes no domain whose top level is not in the list
                  u-labels: takes no U-labels
                  trouble: takes silence and SERVFAIL for no record
                  wildcard: does not read the exceptions of the list
                  space-before: wants the version in the first octets
                  space-inside: wants the version in the first octets
                  version-case: reads the version in any case
                  version: lets anything follow the version
                  no-p: keeps sp= of a record that stands for p=none
                  pct-0: lets off the mails that pct= does not choose
                  wrong-p: takes spaces out of values
                  wrong-sp: takes spaces out of values
                  """),
              OPENDMARC,
              Kind.known(
                  """
                  wildcard: does not read the wildcards of the list
                  suffix: takes what is below a public suffix for one organization
                  u-labels: takes U-labels as they are
                  trouble: is driven without trouble in DNS
                  space-before: is driven with records that begin with the version
                  space-inside: is driven with records that begin with the version
                  version: lets anything follow the version
                  version-case: reads the version in any case
                  separator: takes a record with a wrong value for none
                  no-value: takes a record with a wrong value for none
                  unlisted: does not find the organization below such a top level
                  several: is driven without several records
                  strict: takes domains below the header From for aligned
                  no-p: takes a record without policy for none
                  wrong-p: takes the beginning of a policy for it, and any other for none
                  wrong-sp: takes a record with a wrong value for none
                  wrong-alignment: takes a record with a wrong value for none
                  """),
              MAILAUTH,
              Kind.known(
                  """
                  strict: takes strict alignment for relaxed
                  no-value: takes a name without value for a value
                  separator: takes what stands behind a policy for a part of it
                  several: goes on to the organization from several records
                  no-p: takes a record without policy, also one without an address
                  wrong-p: takes any word for a policy
                  wrong-sp: takes any word for a policy
                  space-inside: wants the version in the first octets
                  version-case: reads the version in any case
                  version: lets anything follow the version
                  """)));

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
