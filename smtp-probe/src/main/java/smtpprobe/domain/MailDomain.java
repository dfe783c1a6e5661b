package smtpprobe.domain;

import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Mx;
import java.util.List;
import java.util.Optional;
import smtpprobe.reverse.Walk;

/**
 * What is known of the domain that mail is from. Immutable.
 *
 * @param name the domain
 * @param lab whether all of this is about a laboratory
 * @param mx its MX records
 * @param hosts who takes its mail, by preference; the domain itself when there is no MX record
 * @param walk the way to its name servers; empty when they cannot be asked
 * @param spf what SPF says about each own address
 * @param dkim the selectors that were tried
 * @param dmarc what DMARC asks for mail that nothing vouches for
 * @param sts its MTA-STS record
 * @param policy its MTA-STS policy
 * @param tlsRpt its TLS-RPT record
 * @param lists whether each own address is on the lists that the user named
 */
public record MailDomain(
    DomainName name,
    boolean lab,
    Answer<Mx> mx,
    List<MxHost> hosts,
    Optional<Walk> walk,
    List<SenderCheck> spf,
    List<DkimSelector> dkim,
    DmarcReport dmarc,
    Answer<String> sts,
    PolicyFetch.Fetched policy,
    Answer<String> tlsRpt,
    List<ListCheck> lists) {

  public MailDomain {
    hosts = List.copyOf(hosts);
    spf = List.copyOf(spf);
    dkim = List.copyOf(dkim);
    lists = List.copyOf(lists);
  }

  /** Whether nobody has registered it, or its registration is over. */
  public boolean isMissing() {
    return mx.status() == Answer.Status.NO_SUCH_NAME
        && PublicSuffixList.shipped().organizationalDomain(name).equals(name);
  }

  /** Whether it says that it takes no mail. */
  public boolean isNull() {
    return mx.records().stream().anyMatch(Mx::isNull);
  }

  /** The MTA-STS records of the domain; other texts at that name do not count. */
  public List<String> stsRecords() {
    return sts.records().stream().filter(text -> text.startsWith("v=STSv1")).toList();
  }

  /** The policy, when one was fetched. */
  public Optional<StsPolicy> stsPolicy() {
    return StsPolicy.of(policy);
  }
}
