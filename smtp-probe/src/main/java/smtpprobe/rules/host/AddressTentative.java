package smtpprobe.rules.host;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;

/** Duplicate address detection has not come to an end. */
final class AddressTentative extends AddressRule {

  AddressTentative() {
    super(
        "tentative",
        new Card(
            "address-tentative",
            Owner.HOST,
            "The address is still tentative: nothing can be sent from it, and a mail server"
                + " that binds to it fails",
            "Wait a few seconds and look again. If it stays so, the link is down; if it is so"
                + " after each boot, start the mail server after network-online.target",
            "RFC 4862 section 5.4"));
  }

  @Override
  boolean isSo(HostAddress address) {
    return address.is(AddressFlag.TENTATIVE)
        && !address.is(AddressFlag.DADFAILED)
        && !address.isUsable()
        && address.isBeyondLink();
  }
}
