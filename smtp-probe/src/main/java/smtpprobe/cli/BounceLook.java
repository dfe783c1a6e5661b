package smtpprobe.cli;

import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.report.Report;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import smtpprobe.bounce.BouncedRecipient;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.input.Item;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.Checkup;
import smtpprobe.fix.Repair;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.HostSurvey;
import smtpprobe.mta.MailServers;
import smtpprobe.reading.HostReader;
import smtpprobe.recheck.AddressLook;
import smtpprobe.recheck.Recheck;
import smtpprobe.recheck.Rechecked;
import smtpprobe.recheck.Standing;
import smtpprobe.report.Explained;
import smtpprobe.report.Reports;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Holds a bounce against the host, and against DNS where that was asked for. */
final class BounceLook {

  /** It refuses nothing and looks at DNS as it is. */
  private static final String OBSERVER = "permissive";

  private final SubjectOptions subject;
  private final boolean recheck;
  private final Consumer<String> progress;

  BounceLook(SubjectOptions subject, boolean recheck, Consumer<String> progress) {
    this.subject = subject;
    this.recheck = recheck;
    this.progress = progress;
  }

  Explained of(Item item) {
    if (item.bounce().kind() != Kind.BOUNCE || item.bounce().recipients().isEmpty()) {
      return Explained.of(item);
    }
    Optional<IpAddress> client =
        item.bounce().recipients().stream()
            .flatMap(one -> one.reading().clientAddress().stream())
            .findFirst();
    if (client.isEmpty() && !recheck) {
      return Explained.of(item);
    }
    HostReader reader = subject.host();
    HostFacts facts = HostSurvey.read(reader, List.of());
    Optional<AddressLook> look =
        client.map(
            address ->
                AddressLook.of(
                    address, facts.addresses().isEmpty() ? Optional.empty() : Optional.of(facts)));
    if (!recheck) {
      return Explained.of(item, look);
    }
    CheckRequest request = subject.request(PersonaOptions::several);
    Dns dns = subject.world();
    Host host = Checkup.host(reader, request, facts, MailServers.read(reader));
    BouncedRecipient one = item.bounce().recipients().get(0);
    Optional<IpAddress> from =
        client.or(
            () ->
                host.outside().stream()
                    .map(Sending::address)
                    .filter(address -> host.isGlobal(address, dns))
                    .map(IpAddress.class::cast)
                    .findFirst());
    Recheck today = new Recheck(dns, Clock.systemUTC(), Personas.builtIn().named(OBSERVER));
    Optional<Attempt> mail = from.map(address -> attempt(item, one, address, host, request));
    Findings seen = mail.map(today::look).orElse(Findings.NONE);
    Findings found = look.map(l -> l.advised(seen)).orElse(seen);
    List<Rechecked> rechecked =
        from.isEmpty() && one.cause().isRule()
            ? List.of(unseen(one))
            : today.of(one.reading(), found, item.bounce().date());
    boolean isStill = rechecked.stream().anyMatch(r -> r.standing() == Standing.STILL_SO);
    Optional<Report> fix =
        isStill && one.cause().side().isSenders()
            ? Optional.of(fix(reader, dns, about(request, mail, client, facts)))
            : Optional.empty();
    return new Explained(item, look, true, rechecked, Recheck.about(found), fix);
  }

  private static Rechecked unseen(BouncedRecipient one) {
    return new Rechecked(
        one.cause(),
        Standing.CANNOT_SAY,
        "the bounce names no address, and none is known that receivers see: --seen-as or --source"
            + " names it",
        Optional.empty());
  }

  /** What is to be mended is such mail, from that address if it is one that the host keeps. */
  private static CheckRequest about(
      CheckRequest request, Optional<Attempt> mail, Optional<IpAddress> client, HostFacts facts) {
    List<Ip6Address> kept =
        client.stream()
            .filter(Ip6Address.class::isInstance)
            .map(Ip6Address.class::cast)
            .filter(six -> facts.address(six).filter(HostAddress::isLasting).isPresent())
            .filter(six -> AddressKind.of(six) != AddressKind.UNIQUE_LOCAL)
            .toList();
    CheckRequest there =
        request.sources().isEmpty() && !kept.isEmpty() ? request.withSources(kept) : request;
    return there.from().isEmpty() && there.domain().isEmpty()
        ? mail.flatMap(Attempt::reversePath).map(there::withFrom).orElse(there)
        : there;
  }

  private Attempt attempt(
      Item item, BouncedRecipient one, IpAddress client, Host host, CheckRequest request) {
    HeloName helo = host.helo().orElse(HeloName.of("localhost"));
    ReversePath sender =
        request
            .from()
            .or(() -> mailbox(item.bounce().sender()).map(m -> ReversePath.of(m.toString())))
            .orElseGet(() -> Checkup.sender(request, helo));
    Mailbox recipient =
        request.to().stream()
            .findFirst()
            .or(() -> mailbox(one.address()))
            .orElseGet(() -> Mailbox.of("postmaster@recipient.example"));
    return Attempt.from(client).withHelo(helo).withReversePath(sender).withRecipient(recipient);
  }

  private static Optional<Mailbox> mailbox(String address) {
    try {
      return address.isEmpty() ? Optional.empty() : Optional.of(Mailbox.of(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of a stranger's mail
    }
  }

  private Report fix(HostReader reader, Dns dns, CheckRequest request) {
    progress.accept("looking for what to change");
    return Reports.of(
        new Repair(reader, dns, Clock.systemUTC(), subject::tried, List.of())
            .run(request, what -> {}));
  }
}
