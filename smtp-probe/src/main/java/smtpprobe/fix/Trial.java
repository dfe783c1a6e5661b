package smtpprobe.fix;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import java.util.List;
import smtpprobe.remedy.Plan;

/** How a plan is judged: the mail that would leave, and the host that it would leave from. */
interface Trial {

  /** What receivers would do with mail from {@code source}. */
  List<Verdict> verdicts(Plan plan, Dns planned, Ip6Address source);

  /** What would be wrong with the host itself. */
  Findings host(Plan plan, Dns planned);
}
