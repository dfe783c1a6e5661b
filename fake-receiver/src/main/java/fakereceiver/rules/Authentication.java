package fakereceiver.rules;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dkim.DkimMessage;
import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dmarc.Dmarc;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LookAt;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * SPF, DKIM and DMARC of an attempt, for the rules and for what is stored. Stateless, safe for
 * several threads.
 *
 * <p>Each report is made once in a session and remembered by its {@link Dns}, so that rules cannot
 * contradict each other, nor the field of the stored message contradict them.
 */
public final class Authentication {

  private final Clock clock;

  /** The clock says whether a signature has expired, and fills {@code %{t}} in explanations. */
  public Authentication(Clock clock) {
    this.clock = clock;
  }

  /** SPF of the reverse-path; of the HELO name when that is null (RFC 7208 section 2.4). */
  public SpfReport spf(Attempt attempt, Dns dns) {
    return spf(attempt.clientAddress(), attempt, dns);
  }

  /** The same if the client had another address. */
  SpfReport spf(IpAddress client, Attempt attempt, Dns dns) {
    HeloName helo = helo(attempt);
    ReversePath path = attempt.reversePath().orElse(ReversePath.NULL);
    return dns.plain()
        .once(
            new SpfOf(client, helo, Optional.of(path), attempt.receiver().spf()),
            () -> heeded(checker(attempt, dns).mailFrom(client, helo, path), dns));
  }

  /** Lets {@code dns} begin with what {@link #spf(Attempt, Dns)} is going to ask. */
  void prefetchSpf(Attempt attempt, Dns dns) {
    prefetchSpf(attempt.clientAddress(), attempt, dns);
  }

  /** The same if the client had another address. */
  void prefetchSpf(IpAddress client, Attempt attempt, Dns dns) {
    checker(attempt, dns)
        .prefetchMailFrom(client, helo(attempt), attempt.reversePath().orElse(ReversePath.NULL));
  }

  /** An explanation may tell the time, and the name of the receiver. */
  private static SpfReport heeded(SpfReport report, Dns dns) {
    if (report.explanation().isPresent()) {
      dns.ofThisMoment();
    }
    return report;
  }

  /** SPF of a reverse-path, or of the HELO name alone. */
  private static final class SpfOf extends LookAt<List<?>, SpfReport> {
    SpfOf(IpAddress client, HeloName helo, Optional<ReversePath> path, SpfReading reading) {
      super(List.of(client, helo, path, reading));
    }

    @Override
    public boolean isKept() {
      return true;
    }

    @Override
    public long octets(SpfReport report) {
      return report.octets();
    }
  }

  private static final class DkimOf extends LookAt<List<?>, DkimReport> {
    DkimOf(Message message, Set<Algorithm> algorithms) {
      super(List.of(message, algorithms));
    }
  }

  private static final class SignaturesOf extends LookAt<Message, DkimMessage> {
    SignaturesOf(Message message) {
      super(message);
    }
  }

  /** SPF of the HELO name (RFC 7208 section 2.3). */
  SpfReport heloSpf(Attempt attempt, Dns dns) {
    HeloName helo = helo(attempt);
    return dns.plain()
        .once(
            new SpfOf(attempt.clientAddress(), helo, Optional.empty(), attempt.receiver().spf()),
            () -> heeded(checker(attempt, dns).helo(attempt.clientAddress(), helo), dns));
  }

  /** Lets {@code dns} begin with what {@link #heloSpf} is going to ask. */
  void prefetchHeloSpf(Attempt attempt, Dns dns) {
    checker(attempt, dns).prefetchHelo(attempt.clientAddress(), helo(attempt));
  }

  /** Every DKIM signature of a message, as the receiver verifies them. */
  public DkimReport dkim(Attempt attempt, Message message, Dns dns) {
    Set<Algorithm> algorithms = attempt.receiver().dkim();
    return dns.once(
        new DkimOf(message, algorithms),
        () -> new Dkim(dns, clock, algorithms).verify(signatures(message, dns)));
  }

  /** Lets {@code dns} begin with the keys of all signatures. */
  static void prefetchDkim(Message message, Dns dns) {
    signatures(message, dns).prefetchKeys(dns);
  }

  private static DkimMessage signatures(Message message, Dns dns) {
    return dns.plain()
        .once(new SignaturesOf(message), () -> DkimMessage.of(MessageParts.text(message, dns)));
  }

  /** Lets {@code dns} begin with the DMARC records that may apply to a message. */
  static void prefetchDmarc(Attempt attempt, Message message, Dns dns) {
    MessageParts.author(message, dns)
        .ifPresent(from -> new Dmarc(dns, attempt.receiver().dmarc()).prefetch(from));
  }

  /**
   * DMARC of a message; empty when its header From has no one domain. Signatures are checked only
   * when SPF does not settle it, since that costs far more.
   */
  public Optional<DmarcReport> dmarc(Attempt attempt, Message message, Dns dns) {
    return dns.once(new DmarcOf(attempt, message), () -> dmarcAnew(attempt, message, dns));
  }

  /** What DMARC of a message rests on, and no more: six rules ask for it. */
  private static final class DmarcOf extends LookAt<List<?>, Optional<DmarcReport>> {
    DmarcOf(Attempt attempt, Message message) {
      super(
          List.of(
              message,
              attempt.clientAddress(),
              attempt.heloName(),
              attempt.reversePath(),
              attempt.receiver().spf(),
              attempt.receiver().dkim(),
              attempt.receiver().dmarc()));
    }
  }

  private Optional<DmarcReport> dmarcAnew(Attempt attempt, Message message, Dns dns) {
    SpfReport spf = spf(attempt, dns);
    Optional<DomainName> confirmed = spf.domain().filter(d -> spf.result() == SpfResult.PASS);
    return dmarc(attempt, message, List.of(), confirmed, dns)
        .flatMap(
            bySpf ->
                switch (bySpf.result()) {
                  case PASS, NONE -> Optional.of(bySpf);
                  case FAIL, TEMPERROR ->
                      dmarc(
                          attempt,
                          message,
                          dkim(attempt, message, dns).passedDomains(),
                          confirmed,
                          dns);
                });
  }

  /** The same by the domains of good signatures alone. */
  static Optional<DmarcReport> dmarcByDkim(
      Attempt attempt, Message message, List<DomainName> passedDomains, Dns dns) {
    return dmarc(attempt, message, passedDomains, Optional.empty(), dns);
  }

  /** DMARC of an author; the messages of one sender share it. */
  private static final class DmarcOfAuthor extends LookAt<List<?>, DmarcReport> {
    DmarcOfAuthor(
        DomainName from, List<DomainName> dkim, Optional<DomainName> spf, DmarcMethod method) {
      super(List.of(from, dkim, spf, method));
    }

    @Override
    public boolean isKept() {
      return true;
    }
  }

  private static Optional<DmarcReport> dmarc(
      Attempt attempt, Message message, List<DomainName> dkim, Optional<DomainName> spf, Dns dns) {
    DmarcMethod method = attempt.receiver().dmarc();
    return MessageParts.author(message, dns)
        .map(
            from ->
                dns.once(
                    new DmarcOfAuthor(from, dkim, spf, method),
                    () -> new Dmarc(dns, method).evaluate(from, dkim, spf)));
  }

  /** Whether SPF or DKIM could still confirm a domain once DNS answers. */
  boolean mayStillPass(Attempt attempt, Message message, Dns dns) {
    return spf(attempt, dns).result() == SpfResult.TEMPERROR
        || DkimLook.isOpen(dkim(attempt, message, dns));
  }

  /** SPF is a library's, which asks DNS by itself, whatever the server makes of answers. */
  private Spf checker(Attempt attempt, Dns dns) {
    return new Spf(
        dns.plain(), attempt.receiver().hostName().text(), clock, attempt.receiver().spf());
  }

  private static HeloName helo(Attempt attempt) {
    return attempt.heloName().orElseGet(() -> HeloName.of(""));
  }
}
