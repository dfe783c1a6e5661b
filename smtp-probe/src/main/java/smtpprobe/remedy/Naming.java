package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.List;

/** The host has one name: it leads to the address, and the host greets with it. */
final class Naming {

  private Naming() {}

  /** Whether the host greets with that name. */
  static boolean greets(Situation situation, DomainName name) {
    return situation
        .plan()
        .host()
        .helo()
        .filter(helo -> helo.text().equalsIgnoreCase(name.text()))
        .isPresent();
  }

  /** The records, then what the mail server says; nothing where address or name is missing. */
  static List<Change> changes(Situation situation) {
    if (situation.name().isEmpty() || situation.address().isEmpty()) {
      return List.of();
    }
    DomainName name = situation.name().get();
    List<Change> changes =
        new ArrayList<>(
            Forward.lead(name, situation.address().get(), situation.dns(), situation::isForDns));
    if (!greets(situation, name)) {
      changes.add(MailSetting.helo(name.text()));
    }
    return changes;
  }
}
