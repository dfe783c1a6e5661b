package fakereceiver.auth.dkim;

import fakereceiver.auth.signature.BodyHashes;
import fakereceiver.auth.signature.KeyFindings;
import fakereceiver.auth.signature.MailText;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.Wanted;
import fakereceiver.mail.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message whose signatures are found, but not judged: the questions for their keys can be begun
 * side by side, and {@link #check} may run on several threads.
 */
public final class DkimMessage {

  private final MailText mail;
  private final BodyHashes bodies;
  private final List<DkimSignature> signatures = new ArrayList<>();
  private final int notJudged;

  private DkimMessage(MailText mail) {
    this.mail = mail;
    this.bodies = new BodyHashes(mail);
    int more = 0;
    for (int i = 0; i < mail.fields().size(); i++) {
      if (mail.fields().get(i).name().equals("dkim-signature")) {
        if (signatures.size() < Dkim.MAX_SIGNATURES) {
          signatures.add(DkimSignature.parse(mail.fields().get(i), i));
        } else {
          more++;
        }
      }
    }
    this.notJudged = more;
  }

  /** Finds the signatures; any octets will do. */
  public static DkimMessage of(Message message) {
    return of(MailText.of(message));
  }

  /** The same in a message that is taken apart already. */
  public static DkimMessage of(MailText mail) {
    return new DkimMessage(mail);
  }

  /** The signatures that can be judged, from the top of the header. */
  public List<DkimSignature> signatures() {
    return List.copyOf(signatures);
  }

  /** What to ask DNS for the key of a signature; empty when its field does not say. */
  public static Optional<Question<String>> keyQuestion(DkimSignature signature) {
    return signature.common().keyQuestion();
  }

  /** Lets {@code dns} begin with the questions for all keys. */
  public void prefetchKeys(Dns dns) {
    List<Wanted<?>> wanted = new ArrayList<>();
    for (DkimSignature signature : signatures) {
      keyQuestion(signature).ifPresent(key -> wanted.add(Wanted.of(key)));
    }
    dns.prefetch(wanted);
  }

  /** Judges one signature with what DNS said to its {@link #keyQuestion}. */
  public DkimCheck check(DkimSignature signature, Optional<Answer<String>> answer, Instant now) {
    List<SignatureFailure> failures = new ArrayList<>(signature.failuresAt(now));
    if (mail.isTooLong()) {
      failures.add(
          new SignatureFailure(
              Reason.HEADER_TOO_LONG,
              "the header has more than "
                  + MailText.MAX_HEADER
                  + " octets or "
                  + MailText.MAX_FIELDS
                  + " fields"));
      return new DkimCheck(signature, DkimResult.PERMERROR, failures, answer, Optional.empty(), 0);
    }
    failures.addAll(signature.common().bodyFailures(bodies));
    Optional<KeyFindings> findings = answer.map(keys -> signature.common().keyFindings(keys, mail));
    findings.ifPresent(found -> failures.addAll(found.failures()));
    findings
        .flatMap(KeyFindings::key)
        .filter(key -> key.isStrict() && !signature.identityDomain().equals(domain(signature)))
        .ifPresent(
            key ->
                failures.add(
                    new SignatureFailure(
                        Reason.DOMAIN_MISMATCH,
                        "the key has t=s, so i= must be in d= itself, not below it")));
    return new DkimCheck(
        signature,
        DkimResult.of(failures),
        failures,
        answer,
        findings.flatMap(KeyFindings::key),
        signature
            .common()
            .bodyForm()
            .map(form -> bodies.uncovered(form, signature.common().length()))
            .orElse(0L));
  }

  private static Optional<DomainName> domain(DkimSignature signature) {
    return signature.common().domain();
  }

  /** The report made of the checks of all signatures. */
  public DkimReport report(List<DkimCheck> checks) {
    return new DkimReport(checks, notJudged, mail.bareLineFeeds());
  }
}
