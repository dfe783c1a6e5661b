package smtpprobe.check;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.host.Mention;
import smtpprobe.host.Skipped;
import smtpprobe.predict.Prediction;
import smtpprobe.predict.Reasons;
import smtpprobe.routing.Route;
import smtpprobe.sender.Host;

/**
 * What a check-up found. Immutable.
 *
 * @param host what was read
 * @param routes where mail to the recipients goes
 * @param rows the verdicts for each address that mail could leave from, those that it does first
 * @param sections the findings of each survey
 */
public record CheckResult(Host host, List<Route> routes, List<Row> rows, List<Section> sections) {

  /** Whether all mail over IPv6 leaves from addresses of 6to4 or Teredo: none can have a PTR. */
  public boolean isTunnelled() {
    return !host.outside().isEmpty()
        && host.outside().stream()
            .allMatch(sending -> AddressKind.of(sending.address()).isTunnel());
  }

  /**
   * The verdicts for one source address.
   *
   * @param address the address
   * @param words its kind and state, or why it stands here
   * @param sends whether mail leaves from it as things are
   * @param perhaps whether some mail may leave from it, by settings that cannot be followed
   * @param prediction what the receivers would do
   */
  public record Row(
      Ip6Address address, String words, boolean sends, boolean perhaps, Prediction prediction) {}

  /**
   * The findings of one survey.
   *
   * @param heading what it looked at
   * @param seen what it saw; chosen by strangers in part
   * @param findings what it found
   */
  public record Section(String heading, List<Seen> seen, List<Finding> findings) {

    public Section {
      seen = List.copyOf(seen);
      findings = List.copyOf(findings);
    }
  }

  public CheckResult {
    routes = List.copyOf(routes);
    rows = List.copyOf(rows);
    Host sender = host;
    sections =
        sections.stream()
            .map(
                section ->
                    new Section(
                        section.heading(),
                        section.seen(),
                        section.findings().stream().map(f -> lasting(sender, f)).toList()))
            .toList();
  }

  /** Everything that the surveys found, in order. */
  public Findings findings() {
    return Findings.of(sections.stream().map(section -> new Findings(section.findings())).toList());
  }

  /** All that was looked at: by the surveys, and by receivers of mail as it leaves. */
  public Findings looked() {
    return findings().and(Findings.of(verdicts().map(Verdict::findings).toList()));
  }

  /** What keeps a receiver from delivering mail as it leaves, each fault once. */
  public Findings behindRefusals() {
    return behind(verdict -> true);
  }

  /** Those of them that count in an exit code. */
  public Findings behindRefusalsThatCount() {
    return behind(Verdict::counts);
  }

  private Findings behind(Predicate<Verdict> wanted) {
    Findings refusals = Reasons.ofRefusals(verdicts().filter(wanted).toList());
    List<Finding> lasting = refusals.all().stream().map(f -> lasting(host, f)).toList();
    return judged(host, new Findings(lasting)).distinct();
  }

  /** What was found of that host's mail: not of a stand-in for a HELO name that nobody knows. */
  public static Findings judged(Host host, Findings found) {
    return host.helo().isPresent()
        ? found
        : found.where(
            finding -> finding.card().owner() != Owner.GREETING && !finding.id().contains("helo-"));
  }

  /** The same without advice to publish an address that will be gone. */
  private static Finding lasting(Host host, Finding finding) {
    boolean published =
        finding.card().owner() == Owner.REVERSE_ZONE || finding.card().owner() == Owner.DNS;
    return host.outside().stream()
        .flatMap(sending -> host.facts().address(sending.address()).stream())
        .filter(address -> finding.isFailed() && published && !address.isLasting())
        .filter(address -> Mention.of(address.address(), finding))
        .findFirst()
        .map(
            address ->
                new Finding(
                    finding.card(),
                    finding.about(),
                    Outcome.failed(finding.outcome().evidence(), unpublished(finding, address))))
        .orElse(finding);
  }

  /** A lease may be the host's for good, as with most clouds; whoever gives it knows. */
  private static String unpublished(Finding finding, HostAddress address) {
    return address.origin() == HostAddress.Origin.LEASE && !address.is(AddressFlag.DEPRECATED)
        ? "Ask the provider whether "
            + address.address()
            + " ("
            + address.words()
            + ") is this host's for good, as with most clouds; if not, publish nothing for it, and"
            + " let mail leave from an address that lasts. If it is: "
            + finding.remedy()
        : "Publish nothing for "
            + address.address()
            + ", which will be gone ("
            + address.words()
            + "): first let mail leave from an address that lasts";
  }

  /** What could not be read of the host. */
  public List<Skipped> skipped() {
    List<Skipped> skipped = new ArrayList<>(host.facts().skipped());
    skipped.addAll(host.mail().skipped());
    skipped.addAll(host.exposure().skipped());
    return skipped;
  }

  /** The verdicts on mail from the addresses that it leaves from. */
  public Stream<Verdict> verdicts() {
    return rows.stream().filter(Row::sends).flatMap(row -> row.prediction().verdicts().stream());
  }

  /** What a report on it comes to. */
  public Status status() {
    return Status.of(isWorse(), isUndecided());
  }

  /** Whether there is a fault, or a receiver that does not deliver the mail as things are. */
  public boolean isWorse() {
    return !findings().worse().isEmpty() || verdicts().anyMatch(Verdict::isWorse);
  }

  /** Whether mail leaves, and receivers see it come from elsewhere: nobody knows from where. */
  public boolean isSourceUnknown() {
    return rows.stream().anyMatch(Row::sends)
        && rows.stream().filter(Row::sends).allMatch(row -> row.prediction().verdicts().isEmpty());
  }

  /** Whether mail leaves, and nobody can say with which name it greets. */
  public boolean isGreetingUnknown() {
    return host.helo().isEmpty() && verdicts().findAny().isPresent();
  }

  /** The first address that some mail may leave from, or not, and that a receiver minds. */
  public Optional<Row> perhapsWorse() {
    return rows.stream()
        .filter(Row::perhaps)
        .filter(row -> row.prediction().verdicts().stream().anyMatch(Verdict::isWorse))
        .findFirst();
  }

  /** Whether something that matters could not be decided. */
  public boolean isUndecided() {
    return isGreetingUnknown()
        || host.unknownBind().isPresent()
        || perhapsWorse().isPresent()
        || !findings().undecided().isEmpty()
        || verdicts().anyMatch(v -> v.counts() && v.isUndecided())
        || (verdicts().findAny().isEmpty() && !host.mail().hideSix());
  }
}
