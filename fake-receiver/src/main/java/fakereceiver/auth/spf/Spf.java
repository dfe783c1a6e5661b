package fakereceiver.auth.spf;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks SPF (RFC 7208) and says why the result is what it is.
 *
 * <p>A check asks one question after the other, in the order of the terms; a {@link Dns} that
 * remembers can be told of them before, and then has them on their way side by side. The number of
 * lookups is bounded by the standard, their time by the {@link Dns}. An IPv4-mapped client address
 * counts as IPv4 (section 5). Stateless and safe for several threads, as far as its {@code Dns} is.
 */
public final class Spf {

  /** How many terms of all records together may ask DNS (section 4.6.4). */
  public static final int MAX_LOOKUP_TERMS = 10;

  /** How many lookups may find nothing (section 4.6.4). */
  public static final int MAX_VOID_LOOKUPS = 2;

  /** How many mail exchangers of a name, and how many PTR names, are looked up (section 4.6.4). */
  public static final int MAX_NAMES = 10;

  private final Dns dns;
  private final String receiver;
  private final Clock clock;
  private final SpfReading reading;

  /**
   * Checks with that DNS, as the standard says.
   *
   * @param receiver the name of the receiving host, for explanations with {@code %{r}}
   * @param clock the time for explanations with {@code %{t}}
   */
  public Spf(Dns dns, String receiver, Clock clock) {
    this(dns, receiver, clock, SpfReading.RFC7208);
  }

  /** The same as a receiver does that evaluates in its own way. */
  public Spf(Dns dns, String receiver, Clock clock, SpfReading reading) {
    this.dns = dns;
    this.receiver = receiver;
    this.clock = clock;
    this.reading = reading;
  }

  /** Checks the HELO name (section 2.3). */
  public SpfReport helo(IpAddress client, HeloName helo) {
    return ofHelo(client, helo).report();
  }

  /** Lets DNS begin with what {@link #helo} is going to ask. */
  public void prefetchHelo(IpAddress client, HeloName helo) {
    ofHelo(client, helo).prefetch();
  }

  /**
   * Checks the reverse-path; for the null reverse-path, {@code postmaster@} the HELO name (section
   * 2.4). An empty local part is taken as {@code postmaster} (section 4.3).
   */
  public SpfReport mailFrom(IpAddress client, HeloName helo, ReversePath reversePath) {
    return ofMailFrom(client, helo, reversePath).report();
  }

  /** Lets DNS begin with what {@link #mailFrom} is going to ask. */
  public void prefetchMailFrom(IpAddress client, HeloName helo, ReversePath reversePath) {
    ofMailFrom(client, helo, reversePath).prefetch();
  }

  private Check ofHelo(IpAddress client, HeloName helo) {
    return check(
        SpfScope.HELO, client, helo, "postmaster", helo.text(), helo.name(), withoutName(helo));
  }

  private Check ofMailFrom(IpAddress client, HeloName helo, ReversePath reversePath) {
    if (reversePath.mailbox().isEmpty()) {
      return check(
          SpfScope.MAIL_FROM,
          client,
          helo,
          "postmaster",
          helo.text(),
          helo.name(),
          withoutName(helo));
    }
    Mailbox mailbox = reversePath.mailbox().get();
    return check(
        SpfScope.MAIL_FROM,
        client,
        helo,
        mailbox.localPart().isEmpty() ? "postmaster" : mailbox.localPart(),
        mailbox.domainText(),
        mailbox.domain(),
        withoutName(mailbox.domainText()));
  }

  /** What comes of a HELO name that is none: an address in brackets is not asked for. */
  private SpfResult withoutName(HeloName helo) {
    return helo.text().startsWith("[") ? SpfResult.NONE : withoutName(helo.text());
  }

  private SpfResult withoutName(String text) {
    return reading.asksFor(text) ? SpfResult.NONE : SpfResult.TEMPERROR;
  }

  private Check check(
      SpfScope scope,
      IpAddress client,
      HeloName helo,
      String localPart,
      String domainText,
      Optional<DomainName> domain,
      SpfResult withoutName) {
    return new Check(
        scope,
        new SpfExpansion.Session(
            client.asClient(),
            localPart,
            domainText,
            helo.text(),
            receiver,
            clock.instant(),
            reading),
        domain.filter(DomainName::isFullyQualified),
        withoutName);
  }

  /**
   * One check, before it is made.
   *
   * <p>The domain is the one whose record applies, if there is one that can be asked for.
   */
  private final class Check {
    private final SpfScope scope;
    private final SpfExpansion.Session session;
    private final Optional<DomainName> domain;
    private final SpfResult withoutName;

    Check(
        SpfScope scope,
        SpfExpansion.Session session,
        Optional<DomainName> domain,
        SpfResult withoutName) {
      this.scope = scope;
      this.session = session;
      this.domain = domain;
      this.withoutName = withoutName;
    }

    void prefetch() {
      domain.ifPresent(name -> dns.prefetch(List.of(new SpfForesight(session).record(name))));
    }

    SpfReport report() {
      return domain
          .map(
              name ->
                  reading.has(SpfHabit.RECORDS_ARE_FLATTENED)
                      ? new SpfFlattening(dns, session).report(scope, name)
                      : new SpfEvaluation(dns, session).report(scope, name))
          .orElseGet(this::withoutDomain);
    }

    private SpfReport withoutDomain() {
      SpfProblem problem =
          new SpfProblem(
              SpfProblem.Kind.NO_DOMAIN,
              Optional.empty(),
              Optional.empty(),
              "\""
                  + Printable.of(session.senderDomain())
                  + "\" is not a fully qualified domain name that could have an SPF record");
      return new SpfReport(
          scope,
          session.sender(),
          Optional.empty(),
          withoutName,
          Optional.of(problem),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          0,
          0,
          Optional.empty());
    }
  }
}
