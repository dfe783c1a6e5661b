package fakereceiver.auth.arc;

import fakereceiver.auth.signature.BodyHashes;
import fakereceiver.auth.signature.Canonicalization;
import fakereceiver.auth.signature.HeaderField;
import fakereceiver.auth.signature.KeyFindings;
import fakereceiver.auth.signature.MailText;
import fakereceiver.auth.signature.SealSignature;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.auth.signature.SignedHeader;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import fakereceiver.mail.Message;
import fakereceiver.mail.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validates the ARC chain of a message (RFC 8617 section 5.2) and says what is wrong with it.
 *
 * <p>All seals are checked, and the newest message signature; older ones may rightly be broken.
 * Lines have to end in CRLF. Stateless and safe for several threads, as far as its {@link Dns} is.
 * To have the questions for keys side by side, call {@link ArcChain#prefetchKeys} first.
 */
public final class Arc {

  private final Dns dns;

  /** Validates with keys from that DNS. */
  public Arc(Dns dns) {
    this.dns = dns;
  }

  /** Validates the chain of a message; any octets will do. */
  public ArcReport validate(Message message) {
    return validate(ArcChain.of(message));
  }

  /** Validates a chain that is already put together. */
  public ArcReport validate(ArcChain chain) {
    if (!chain.isPresent()) {
      return new ArcReport(ArcResult.NONE, List.of(), List.of(), List.of());
    }
    if (chain.sets().isEmpty()) {
      return new ArcReport(ArcResult.FAIL, List.of(), chain.faults(), List.of());
    }
    return new Validation(chain).report();
  }

  /** One validation, with its lookups. */
  private final class Validation {
    private final ArcChain chain;
    private final List<ArcSet> sets;
    private final List<ArcFault> faults = new ArrayList<>();
    private final Map<Question<String>, Answer<String>> answers = new LinkedHashMap<>();

    Validation(ArcChain chain) {
      this.chain = chain;
      this.sets = chain.sets();
    }

    ArcReport report() {
      sets.forEach(this::checkChainValidation);
      if (faults.isEmpty()) {
        checkMessage(sets.get(sets.size() - 1));
        StringBuilder sealed = new StringBuilder();
        sets.forEach(set -> checkSeal(set, sealed));
      }
      ArcResult result =
          faults.isEmpty()
              ? ArcResult.PASS
              : faults.stream().allMatch(ArcFault::isTemporary)
                  ? ArcResult.TEMPERROR
                  : ArcResult.FAIL;
      return new ArcReport(result, sets, faults, List.copyOf(answers.values()));
    }

    /** Section 5.2 step 3: none for the first set, pass for the others. */
    private void checkChainValidation(ArcSet set) {
      String expected = set.instance() == 1 ? "none" : "pass";
      if (!set.chainValidation().equals(expected)) {
        faults.add(
            ArcFault.built(
                "ARC-Seal i=" + set.instance(),
                "cv=" + Printable.of(set.chainValidation()) + ", expected cv=" + expected));
      }
      if (set.seal().tags().value("h").isPresent()) {
        faults.add(
            ArcFault.built(
                "ARC-Seal i=" + set.instance(), "it has h=, which makes the chain fail"));
      }
    }

    private void checkMessage(ArcSet set) {
      String where = "ARC-Message-Signature i=" + set.instance();
      MailText mail = chain.mail();
      List<SignatureFailure> failures = new ArrayList<>(set.message().failures());
      failures.addAll(set.message().bodyFailures(new BodyHashes(mail)));
      set.message()
          .keyQuestion()
          .ifPresent(
              question ->
                  failures.addAll(set.message().keyFindings(ask(question), mail).failures()));
      if (set.message().signedFields().contains("arc-seal")) {
        faults.add(ArcFault.built(where, "it signs ARC-Seal (RFC 8617 section 4.1.2)"));
      }
      failures.forEach(failure -> faults.add(ArcFault.of(where, failure)));
    }

    /**
     * Section 5.1.1: a seal covers the fields of all sets up to its own, results, message signature
     * and seal each, the last seal without its {@code b=}.
     *
     * @param sealed the sets before, in canonical form
     */
    private void checkSeal(ArcSet set, StringBuilder sealed) {
      SealSignature seal = set.seal();
      append(sealed, set.results());
      append(sealed, set.message().position());
      HeaderField own = chain.mail().fields().get(seal.position());
      String signed =
          sealed + Canonicalization.RELAXED.field(SignedHeader.emptied(own, seal.tags()));
      append(sealed, seal.position());
      List<SignatureFailure> failures = new ArrayList<>(seal.failures());
      Optional<Question<String>> question = seal.keyQuestion();
      if (question.isPresent() && seal.algorithm().isPresent() && !seal.signature().isEmpty()) {
        failures.addAll(
            KeyFindings.of(
                    ask(question.get()),
                    seal.algorithm().get(),
                    signed.getBytes(StandardCharsets.ISO_8859_1),
                    Base64.getDecoder().decode(seal.signature()))
                .failures());
      }
      failures.forEach(failure -> faults.add(ArcFault.of("ARC-Seal i=" + set.instance(), failure)));
    }

    private void append(StringBuilder sealed, int position) {
      sealed
          .append(Canonicalization.RELAXED.field(chain.mail().fields().get(position)))
          .append("\r\n");
    }

    private Answer<String> ask(Question<String> question) {
      return answers.computeIfAbsent(question, dns::ask);
    }
  }
}
