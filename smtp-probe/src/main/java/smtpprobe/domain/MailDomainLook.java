package smtpprobe.domain;

import fakereceiver.auth.dmarc.Dmarc;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.signature.KeyLookup;
import fakereceiver.auth.spf.Spf;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.given.UsageException;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import smtpprobe.reverse.Network;
import smtpprobe.reverse.Walk;
import smtpprobe.reverse.Walker;

/**
 * Looks at a domain, everything side by side.
 *
 * @param network the way out
 * @param policies where MTA-STS policies come from
 * @param clock the time, for SPF macros
 */
public record MailDomainLook(Network network, PolicyFetch policies, Clock clock) {

  /** What is tried when the user names no selector; long lists would look like an attack. */
  static final List<String> USUAL_SELECTORS =
      List.of("default", "dkim", "mail", "s1", "s2", "selector1", "selector2", "google", "k1");

  private static final int MAX_HOSTS = 10;

  /**
   * What to look at.
   *
   * @param domain the domain
   * @param helo what the mail server greets with
   * @param own the own addresses of both families, with why they are
   * @param selectors the DKIM selectors that the user named
   * @param lists the DNS lists that the user named
   */
  public record Wish(
      DomainName domain,
      HeloName helo,
      Map<IpAddress, String> own,
      List<String> selectors,
      List<DomainName> lists) {

    /** Copies the collections; the map keeps its order. */
    public Wish {
      own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
      selectors = List.copyOf(selectors);
      lists = List.copyOf(lists);
    }
  }

  public MailDomain look(Wish wish) {
    Dns dns = network.dns();
    DomainName domain = wish.domain();
    CompletableFuture<Optional<Walk>> walk =
        network.begin(
            () ->
                network.canWalk()
                    ? Optional.of(new Walker(network).walk(domain, "SOA"))
                    : Optional.empty());
    CompletableFuture<List<SenderCheck>> spf =
        network.begin(() -> network.all(wish.own().entrySet(), own -> spf(wish, own)));
    CompletableFuture<List<DkimSelector>> dkim = network.begin(() -> dkim(wish));
    CompletableFuture<DmarcReport> dmarc =
        network.begin(
            () ->
                new Dmarc(dns, DmarcMethod.TREE_WALK)
                    .evaluate(domain, List.of(), Optional.empty()));
    CompletableFuture<Answer<String>> sts = network.begin(() -> txt("_mta-sts", domain));
    CompletableFuture<PolicyFetch.Fetched> policy =
        sts.thenApply(
            answer ->
                answer.isFound()
                    ? policies.fetch(domain)
                    : PolicyFetch.Fetched.skipped("there is no _mta-sts record"));
    CompletableFuture<Answer<String>> report = network.begin(() -> txt("_smtp._tls", domain));
    CompletableFuture<List<ListCheck>> lists = network.begin(() -> lists(wish));
    Answer<Mx> mx = dns.mx(domain);
    return new MailDomain(
        domain,
        dns.allowsDocumentationAddresses(),
        mx,
        network.all(hosts(domain, mx), host -> MxHost.look(host, network)),
        walk.join(),
        spf.join(),
        dkim.join(),
        dmarc.join(),
        sts.join(),
        policy.join(),
        report.join(),
        lists.join());
  }

  private static List<DomainName> hosts(DomainName domain, Answer<Mx> mx) {
    if (mx.isUnavailable() || mx.records().stream().anyMatch(Mx::isNull)) {
      return List.of();
    }
    return mx.isFound()
        ? mx.records().stream()
            .sorted(Comparator.comparingInt(Mx::preference).thenComparing(Mx::exchange))
            .map(Mx::exchange)
            .distinct()
            .limit(MAX_HOSTS)
            .toList()
        : List.of(domain);
  }

  private Answer<String> txt(String labels, DomainName domain) {
    return network
        .dns()
        .ask(
            new Question<>(
                domain
                    .below(labels)
                    .orElseThrow(() -> new UsageException("the domain is too long: " + domain)),
                RecordType.TXT));
  }

  private SenderCheck spf(Wish wish, Map.Entry<IpAddress, String> own) {
    return new SenderCheck(
        own.getKey(),
        own.getValue(),
        new Spf(network.dns(), "receiver.example", clock)
            .mailFrom(
                own.getKey(), wish.helo(), ReversePath.of("postmaster@" + wish.domain().text())));
  }

  private List<DkimSelector> dkim(Wish wish) {
    boolean given = !wish.selectors().isEmpty();
    return network
        .all(
            given ? wish.selectors() : USUAL_SELECTORS,
            selector ->
                KeyLookup.question(wish.domain(), selector)
                    .map(q -> new DkimSelector(selector, given, network.dns().ask(q))))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private List<ListCheck> lists(Wish wish) {
    List<Ip6Address> own =
        wish.own().keySet().stream()
            .filter(Ip6Address.class::isInstance)
            .map(Ip6Address.class::cast)
            .toList();
    return network
        .all(
            wish.lists(),
            list -> network.all(own, address -> ListCheck.look(list, address, network.dns())))
        .stream()
        .flatMap(List::stream)
        .toList();
  }
}
