package smtpprobe.check;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Optional;

/**
 * What is to be checked before mail is sent. Immutable.
 *
 * @param domain whose mail it is; empty to take that of the sender
 * @param from the sender; empty to take the postmaster of the domain, or of the HELO name
 * @param to the recipients; may be empty
 * @param helo the HELO name; empty to take the mail server's, or the host's
 * @param sources the addresses that mail is to leave from; empty to find out
 * @param personas the receivers to ask
 * @param lab a machine that has to reach port 25 of this host
 * @param seenAs the address that receivers see, where a translator or tunnel stands in between;
 *     empty when it is the host's own
 * @param signer signs the mail that is judged; empty to judge it unsigned
 * @param families what is wished of the family that mail leaves over
 */
public record CheckRequest(
    Optional<DomainName> domain,
    Optional<ReversePath> from,
    List<Mailbox> to,
    Optional<HeloName> helo,
    List<Ip6Address> sources,
    List<Persona> personas,
    Optional<IpAddress> lab,
    Optional<Ip6Address> seenAs,
    Optional<DkimSigner> signer,
    FamilyWish families) {

  /** With the families that are set. */
  public CheckRequest(
      Optional<DomainName> domain,
      Optional<ReversePath> from,
      List<Mailbox> to,
      Optional<HeloName> helo,
      List<Ip6Address> sources,
      List<Persona> personas,
      Optional<IpAddress> lab,
      Optional<Ip6Address> seenAs,
      Optional<DkimSigner> signer) {
    this(domain, from, to, helo, sources, personas, lab, seenAs, signer, FamilyWish.AS_SET);
  }

  public CheckRequest {
    to = List.copyOf(to);
    sources = List.copyOf(sources);
    personas = List.copyOf(personas);
  }

  /** Whose mail it is: what the user named, or what the mail is from. */
  public Optional<DomainName> mailDomain() {
    return domain.or(() -> from.flatMap(ReversePath::mailbox).flatMap(Mailbox::domain));
  }

  /** The same with another sender. */
  public CheckRequest withFrom(ReversePath sender) {
    return new CheckRequest(
        domain, Optional.of(sender), to, helo, sources, personas, lab, seenAs, signer, families);
  }

  /** The same, leaving from these addresses. */
  public CheckRequest withSources(List<Ip6Address> addresses) {
    return new CheckRequest(
        domain, from, to, helo, addresses, personas, lab, seenAs, signer, families);
  }

  /** The same with that wish. */
  public CheckRequest wishing(FamilyWish wish) {
    return new CheckRequest(domain, from, to, helo, sources, personas, lab, seenAs, signer, wish);
  }

  /** Everything is found out; these personas are asked. */
  public static CheckRequest of(List<Persona> personas) {
    return new CheckRequest(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        personas,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
