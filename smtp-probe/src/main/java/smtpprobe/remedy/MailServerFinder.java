package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import smtpprobe.mta.Families;

/** What a mail server is told besides address and name. */
final class MailServerFinder implements RemedyFinder {

  @Override
  public Set<String> rules() {
    return Set.of(
        "mail-server-without-ipv6",
        "mail-server-without-ipv4",
        "family-preferred",
        "trusted-networks-too-wide");
  }

  @Override
  public String title(Situation situation) {
    return "Put the other settings of the mail server right";
  }

  @Override
  public List<Change> changes(Situation situation) {
    List<Change> changes = new ArrayList<>();
    if (situation.faults().has("mail-server-without-ipv6")) {
      changes.add(MailSetting.bothFamilies(Families.IPV4_ONLY, situation.address()));
    }
    if (situation.faults().has("mail-server-without-ipv4")) {
      changes.add(MailSetting.bothFamilies(Families.IPV6_ONLY, situation.address()));
    }
    if (situation.faults().has("family-preferred")) {
      changes.add(MailSetting.noPreference());
    }
    if (situation.faults().has("trusted-networks-too-wide")) {
      changes.add(MailSetting.narrowed(List.of("127.0.0.0/8", "[::1]/128")));
    }
    return changes;
  }
}
