package fakereceiver.auth.arc;

import fakereceiver.auth.signature.Canonicalization;
import fakereceiver.auth.signature.HeaderField;
import fakereceiver.auth.signature.MailText;
import fakereceiver.auth.signature.MessageSignature;
import fakereceiver.auth.signature.SealSignature;
import fakereceiver.auth.signature.TagList;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import fakereceiver.dns.Wanted;
import fakereceiver.mail.Message;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The sets of a message, put together, but not yet validated (RFC 8617 section 5.2 steps 1 to 3).
 * Immutable, safe for several threads.
 */
public final class ArcChain {

  /** More sets are a failure (section 4.2.1). */
  public static final int MAX_SETS = 50;

  private static final int MAX_PREFETCHED = 10;

  /** More faults are not kept. */
  private static final int MAX_FAULTS = 50;

  private static final String RESULTS = "ARC-Authentication-Results";
  private static final String MESSAGE = "ARC-Message-Signature";
  private static final String SEAL = "ARC-Seal";

  private final MailText mail;
  private final List<ArcFault> faults = new ArrayList<>();
  private final List<ArcSet> sets = new ArrayList<>();
  private boolean present;

  private ArcChain(MailText mail) {
    this.mail = mail;
  }

  /** Puts the sets together; any octets will do. */
  public static ArcChain of(Message message) {
    return of(MailText.of(message));
  }

  /** The same of a message that is taken apart already. */
  public static ArcChain of(MailText mail) {
    ArcChain chain = new ArcChain(mail);
    chain.build();
    return chain;
  }

  /** Whether there is any field of a chain. */
  public boolean isPresent() {
    return present;
  }

  /** The sets in order of instance; empty when there are faults. */
  public List<ArcSet> sets() {
    return List.copyOf(sets);
  }

  /** What is wrong with how the chain is built. */
  public List<ArcFault> faults() {
    return List.copyOf(faults);
  }

  /** What a validation asks DNS: the keys of all seals and of the newest message signature. */
  public List<Question<String>> keyQuestions() {
    if (sets.isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            sets.get(sets.size() - 1).message().keyQuestion().stream(),
            sets.stream().flatMap(set -> set.seal().keyQuestion().stream()))
        .distinct()
        .toList();
  }

  /** Lets {@code dns} begin with {@link #keyQuestions}, as many as an honest chain has. */
  public void prefetchKeys(Dns dns) {
    List<Question<String>> keys = keyQuestions();
    List<Wanted<?>> wanted = new ArrayList<>();
    for (Question<String> key : keys.subList(0, Math.min(keys.size(), MAX_PREFETCHED))) {
      wanted.add(Wanted.of(key));
    }
    dns.prefetch(wanted);
  }

  MailText mail() {
    return mail;
  }

  private void build() {
    Map<Integer, Integer> results = fields(RESULTS);
    Map<Integer, Integer> messages = fields(MESSAGE);
    Map<Integer, Integer> seals = fields(SEAL);
    if (mail.isTooLong() && present) {
      fault("the header", "it is too long to be judged");
    }
    Set<Integer> instances = new TreeSet<>(results.keySet());
    instances.addAll(messages.keySet());
    instances.addAll(seals.keySet());
    int expected = 1;
    for (int instance : instances) {
      for (; expected < instance; expected++) {
        fault("i=" + expected, "there is no such set, but a later one");
      }
      expected = instance + 1;
      require(instance, RESULTS, results);
      require(instance, MESSAGE, messages);
      require(instance, SEAL, seals);
    }
    if (faults.isEmpty()) {
      for (int instance : instances) {
        sets.add(set(instance, results, messages, seals));
      }
    }
  }

  private void fault(String where, String text) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(ArcFault.built(where, text));
    }
  }

  private void require(int instance, String name, Map<Integer, Integer> found) {
    if (!found.containsKey(instance)) {
      fault(name + " i=" + instance, "it is missing");
    }
  }

  /** The places of the fields of that name by instance. */
  private Map<Integer, Integer> fields(String name) {
    Map<Integer, Integer> byInstance = new TreeMap<>();
    List<HeaderField> all = mail.fields();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).name().equalsIgnoreCase(name)) {
        continue;
      }
      present = true;
      Optional<String> digits =
          name.equals(RESULTS)
              ? resultsInstance(all.get(i))
              : TagList.parse(all.get(i).value()).value("i");
      Optional<Integer> instance = digits.flatMap(ArcChain::instance);
      if (instance.isEmpty()) {
        fault(
            name,
            digits.map(d -> "i=" + Printable.of(d)).orElse("no i=")
                + ", expected an instance of 1 to "
                + MAX_SETS);
      } else if (byInstance.put(instance.get(), i) != null) {
        fault(name + " i=" + instance.get(), "it is there twice");
      }
    }
    return byInstance;
  }

  /** RFC 8617 section 4.1.1: the instance comes first and ends in a semicolon. */
  private static Optional<String> resultsInstance(HeaderField field) {
    int semicolon = field.value().indexOf(';');
    return semicolon < 0
        ? Optional.empty()
        : TagList.parse(field.value().substring(0, semicolon)).value("i");
  }

  private static Optional<Integer> instance(String digits) {
    if (!digits.matches("[1-9][0-9]?")) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(digits)).filter(i -> i <= MAX_SETS);
  }

  private ArcSet set(
      int instance,
      Map<Integer, Integer> results,
      Map<Integer, Integer> messages,
      Map<Integer, Integer> seals) {
    int aar = results.getOrDefault(instance, 0);
    int ams = messages.getOrDefault(instance, 0);
    int seal = seals.getOrDefault(instance, 0);
    String text = mail.fields().get(aar).value();
    return new ArcSet(
        instance,
        aar,
        text.substring(text.indexOf(';') + 1),
        // RFC 8617 section 4.1.2 keeps DKIM's default, simple; the suite and other verifiers take
        // relaxed (case ams_fields_c_na).
        MessageSignature.parse(mail.fields().get(ams), ams, Canonicalization.RELAXED),
        SealSignature.parse(mail.fields().get(seal), seal));
  }
}
