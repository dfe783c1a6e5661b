package smtpprobe.fix;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import smtpprobe.exposure.Accounts;
import smtpprobe.exposure.Exposure;
import smtpprobe.filter.PacketFilter;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.NetworkSetup;
import smtpprobe.host.Routing;
import smtpprobe.mta.MailServers;
import smtpprobe.predict.Predictor;
import smtpprobe.remedy.Ownership;
import smtpprobe.remedy.Plan;
import smtpprobe.sender.Host;

/**
 * Looks for remedies for one mail whose host is not known: what {@code fix} would prove for a host
 * that sends it. Changes nothing. Immutable.
 *
 * @param dns as it is now
 * @param clock dates test mails, and says which signatures have expired
 * @param signer signs the mail, if there is one
 */
public record MailRepair(Dns dns, Clock clock, Optional<DkimSigner> signer) {

  private static final int LAN = 64;

  /**
   * The remedies; none for a client that {@code fix} has none for: in IPv4, or not global.
   *
   * @param mail the attempt; without a message, a short test mail is judged
   * @param known what each persona does with that very mail, as things are; none when not known
   */
  public Cure cure(Attempt mail, List<Persona> personas, List<Verdict> known) {
    if (mail.clientAddress() instanceof Ip6Address client
        && client.mapped().isEmpty()
        && AddressKind.of(client).isGlobal(dns)) {
      Planner planner =
          new Planner(dns, Optional.empty(), trial(mail, personas, known), what -> {});
      Plan start = Plan.of(host(mail, List.of(client)), mail.reversePath());
      return better(mail, client)
          .map(own -> planner.cureMoved(start, own))
          .orElseGet(() -> planner.cure(start, Findings.NONE));
    }
    Plan plan = Plan.of(host(mail, List.of()), mail.reversePath());
    return new Cure(List.of(), List.of(), plan, plan, isForeign(mail));
  }

  /**
   * What DNS has for the HELO name, in both directions, in the network of a client that it does not
   * know and nobody chose: a temporary address, most likely, for which no records can be made.
   */
  private Optional<Ip6Address> better(Attempt mail, Ip6Address client) {
    Optional<DomainName> name = mail.heloName().flatMap(HeloName::name);
    boolean chosen = !client.looksRandom() && !client.hasEui64();
    Answer<DomainName> ptr = dns.ptr(client);
    return name.isEmpty() || chosen || ptr.isFound() || ptr.isUnavailable()
        ? Optional.empty()
        : dns.aaaa(name.get()).records().stream()
            .filter(own -> own.network64().equals(client.network64()) && !own.equals(client))
            .filter(own -> ReverseDns.of(own, dns).confirmedNames().contains(name.get()))
            .findFirst();
  }

  private boolean isForeign(Attempt mail) {
    return mail.reversePath()
        .flatMap(ReversePath::mailbox)
        .flatMap(Mailbox::domain)
        .filter(
            domain ->
                !Ownership.isOwn(
                    domain,
                    mail.heloName().flatMap(HeloName::name).filter(DomainName::isFullyQualified),
                    Optional.of(mail.clientAddress()),
                    dns))
        .isPresent();
  }

  private static Host host(Attempt mail, List<Ip6Address> clients) {
    HostFacts facts =
        new HostFacts(
            Optional.empty(),
            clients.stream().map(client -> HostAddress.fixed(client, LAN, "")).toList(),
            List.of(),
            Routing.UNKNOWN,
            List.of(),
            OptionalInt.empty(),
            false,
            NetworkSetup.UNKNOWN,
            List.of());
    PacketFilter none =
        new PacketFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), false, List.of(), List.of());
    return Host.of(
        facts,
        new MailServers(List.of(), List.of()),
        new Exposure(List.of(), false, Optional.empty(), none, Accounts.UNKNOWN, List.of()),
        clients,
        mail.heloName(),
        Optional.empty());
  }

  private Trial trial(Attempt mail, List<Persona> personas, List<Verdict> known) {
    return new Trial() {
      @Override
      public List<Verdict> verdicts(Plan plan, Dns planned, Ip6Address source) {
        Attempt then = as(plan, mail, source);
        return !known.isEmpty() && plan.records().isEmpty() && then.equals(mail)
            ? known
            : new Predictor(planned, clock, signer).predictInAnyOrder(then, personas).verdicts();
      }

      @Override
      public Findings host(Plan plan, Dns planned) {
        return Findings.NONE;
      }
    };
  }

  private static Attempt as(Plan plan, Attempt mail, Ip6Address source) {
    Attempt attempt = Attempt.from(source).to(mail.receiver());
    if (mail.encrypted().isPresent()) {
      attempt = attempt.withEncryption(mail.encrypted().get());
    }
    if (plan.host().helo().isPresent()) {
      attempt = attempt.withHelo(plan.host().helo().get());
    }
    if (plan.from().isPresent()) {
      attempt = attempt.withReversePath(plan.from().get());
    }
    if (mail.bodyType().isPresent()) {
      attempt = attempt.withBodyType(mail.bodyType().get());
    }
    for (Mailbox to : mail.recipients()) {
      attempt = attempt.withRecipient(to);
    }
    return mail.message().map(attempt::withMessage).orElse(attempt);
  }
}
