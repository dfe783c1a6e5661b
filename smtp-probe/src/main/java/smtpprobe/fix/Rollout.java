package smtpprobe.fix;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.given.UsageException;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.Checkup;
import smtpprobe.host.HostAddress;
import smtpprobe.mta.Software;
import smtpprobe.reading.HostReader;
import smtpprobe.remedy.DnsChange;
import smtpprobe.remedy.NameCheck;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Recipe;
import smtpprobe.remedy.RolloutSteps;
import smtpprobe.sender.Host;

/**
 * A name and an address of their own, with which mail over IPv6 is tried before the mail of
 * everybody goes that way. Immutable.
 *
 * @param name the name, and the domain of the test mail
 * @param address the address
 * @param setUp how the host gets it
 * @param transport how mail of that domain, and no other, leaves from it
 * @param forward the records of the name
 * @param reverse the record of the address
 * @param verdicts what receivers would do with mail that leaves so
 */
public record Rollout(
    DomainName name,
    Ip6Address address,
    List<Recipe> setUp,
    List<Recipe> transport,
    List<DnsChange> forward,
    DnsChange reverse,
    List<Verdict> verdicts) {

  public Rollout {
    setUp = List.copyOf(setUp);
    transport = List.copyOf(transport);
    forward = List.copyOf(forward);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Plans it.
   *
   * @param result what is known of the host
   * @throws IllegalArgumentException when the name cannot have records, or has some already, or
   *     when the host has no network to take an address from
   */
  public static Rollout of(
      DomainName name, RepairResult result, CheckRequest request, HostReader reader, Dns dns) {
    NameCheck.problem(name, dns)
        .or(() -> NameCheck.taken(name, dns))
        .ifPresent(
            why -> {
              throw new UsageException("--lab: " + name + " " + why);
            });
    Host host = result.plan().host();
    HostAddress address =
        RolloutSteps.address(host, dns)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--lab: the host has no global IPv6 network to take an address from"));
    List<DnsChange> forward = RolloutSteps.forward(name, address.address());
    DnsChange reverse = RolloutSteps.reverse(name, address.address());
    Plan plan = RolloutSteps.plan(host, address, forward, reverse);
    List<Verdict> verdicts =
        new Checkup(reader, plan.dns(dns), Clock.systemUTC(), List.of())
            .predict(
                new CheckRequest(
                    Optional.of(name),
                    Optional.empty(),
                    request.to(),
                    Optional.of(HeloName.of(name.text())),
                    List.of(address.address()),
                    request.personas(),
                    request.lab(),
                    Optional.empty(),
                    request.signer()),
                plan.host().greetingAs(HeloName.of(name.text())),
                address.address())
            .verdicts();
    List<Software> software =
        host.mail().all().stream().map(server -> server.software()).distinct().toList();
    return new Rollout(
        name,
        address.address(),
        RolloutSteps.setUp(host, address),
        RolloutSteps.transport(software, name, address.address()),
        forward,
        reverse,
        verdicts);
  }

  /** The records of the name, as a zone file. */
  public String forwardZone() {
    return forward.stream()
        .flatMap(change -> change.zoneLines().stream())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** The record of the address, as a zone file. */
  public String reverseZone() {
    return String.join("\n", reverse.zoneLines()) + "\n";
  }
}
