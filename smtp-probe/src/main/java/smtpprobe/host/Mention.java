package smtpprobe.host;

import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Finding;
import java.util.regex.Pattern;

/** An address in the words of a finding: the whole of it, and no longer one that begins so. */
public final class Mention {

  private Mention() {}

  /** Whether {@code finding} or its remedy names {@code address}. */
  public static boolean of(IpAddress address, Finding finding) {
    Pattern whole =
        Pattern.compile(
            "(?<![0-9a-f])" + Pattern.quote(address.text()) + "(?![0-9a-f]|[:.][0-9a-f:])");
    return whole.matcher(finding.about()).find() || whole.matcher(finding.remedy()).find();
  }
}
