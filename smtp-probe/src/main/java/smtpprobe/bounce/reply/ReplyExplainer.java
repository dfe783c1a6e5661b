package smtpprobe.bounce.reply;

import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import fakereceiver.mail.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.cause.Causes;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.cause.Family;
import smtpprobe.bounce.match.Fragments;

/**
 * Tells what is behind a reply: by the words of personas, then by patterns, then by what the status
 * means at that receiver, then by the registry, then by the code. Takes time in proportion to the
 * text. Immutable, safe for several threads.
 */
public final class ReplyExplainer {

  /** Fewer letters are a hint rather than a sentence. */
  private static final int SENTENCE = 10;

  private final Causes causes;
  private final List<CausePattern> patterns;
  private final int commonFrom;
  private final int weakFrom;
  private final List<String> receivers = new ArrayList<>();
  private final Fragments.Finder words;
  private final List<Integer> withContact;
  private final Fragments.Finder contacts;
  private final Fragments.Finder names;
  private final StatusMeanings statuses;

  /** Explains by what {@code personas} say, and by the patterns that this version knows. */
  public ReplyExplainer(List<Persona> personas, Causes causes) {
    this(causes, PatternData.of(personas));
  }

  private ReplyExplainer(Causes causes, PatternData data) {
    this.causes = causes;
    patterns = List.copyOf(data.patterns());
    commonFrom = data.commonFrom();
    weakFrom = data.weakFrom();
    statuses = new StatusMeanings(data.statuses());
    words = new Fragments.Finder(patterns.stream().map(CausePattern::fragments).toList());
    withContact =
        IntStream.range(0, patterns.size())
            .filter(i -> patterns.get(i).hasContact())
            .boxed()
            .toList();
    contacts =
        new Fragments.Finder(withContact.stream().map(i -> patterns.get(i).fragments()).toList());
    List<Fragments> all = new ArrayList<>();
    data.receivers()
        .forEach(
            (name, fragments) ->
                fragments.forEach(
                    one -> {
                      receivers.add(name);
                      all.add(one);
                    }));
    names = new Fragments.Finder(all);
  }

  /** By the built-in personas. */
  public static ReplyExplainer builtIn(Causes causes) {
    return new ReplyExplainer(causes, PatternData.builtIn());
  }

  /** What is behind {@code text}, whatever it is; never fails. */
  public Reading explain(String text) {
    return explain(text, Hint.NONE);
  }

  /** The same, with what is known beside the text. */
  public Reading explain(String text, Hint hint) {
    SaidReply said = SaidReply.of(text).or(hint.code(), hint.status());
    Optional<String> receiver =
        receiver(said.words()).or(() -> receiver(hint.host().toLowerCase(Locale.ROOT)));
    List<Integer> possible = found(said.words()).filter(i -> patterns.get(i).fits(said)).toList();
    List<Integer> found =
        possible.stream().filter(i -> patterns.get(i).isSaidBy(receiver)).toList();
    Optional<CausePattern> strong =
        found.stream().filter(i -> i < weakFrom).findFirst().map(patterns::get);
    Optional<CausePattern> weak = found.stream().findFirst().map(patterns::get);
    Optional<EnhancedStatusCode> status = said.status();
    Optional<String> there = status.flatMap(s -> statuses.at(receiver, s));
    boolean isOwn = found.stream().anyMatch(i -> i < commonFrom);
    if (strong.isPresent() && (isOwn || there.isEmpty())) {
      return byWords(
          said,
          bestOf(strong.get(), found),
          possible,
          receiver,
          isOwn ? Ground.OWN_WORDS : Ground.WORDS);
    }
    if (said.isTaken()) {
      return nothing(said, receiver);
    }
    if (there.isPresent()) {
      return reading(
          said,
          with(List.of(there.get()), possible),
          Certainty.LIKELY,
          receiver,
          Ground.WORDS,
          status.get() + " at " + receiver.get());
    }
    Optional<String> registered = status.flatMap(statuses::registered);
    boolean vague =
        registered.filter("policy"::equals).isPresent()
            || status.filter(s -> s.detail() == 0 && s.subject() > 2).isPresent();
    if (registered.isPresent() && !(vague && weak.isPresent())) {
      return reading(
          said,
          with(List.of(registered.get()), possible),
          Certainty.LIKELY,
          receiver,
          vague ? Ground.HINT : Ground.STATUS,
          "status " + status.get());
    }
    if (weak.isPresent()) {
      return byWords(said, weak.get(), possible, receiver, Ground.HINT);
    }
    List<String> byCode = said.code().map(StatusMeanings::ofCode).orElse(List.of());
    return byCode.isEmpty()
        ? nothing(said, receiver)
        : reading(
            said,
            with(byCode, possible),
            Certainty.LIKELY,
            receiver,
            Ground.HINT,
            "code " + said.code().get());
  }

  /** The patterns in {@code text}; of names in it only those that a receiver gives to ask at. */
  private Stream<Integer> found(String text) {
    return Stream.concat(
            words.in(Names.hidden(text)).stream(), contacts.in(text).stream().map(withContact::get))
        .distinct()
        .sorted();
  }

  private Reading nothing(SaidReply said, Optional<String> receiver) {
    return reading(
        said, List.of(Cause.UNKNOWN), Certainty.UNKNOWN, receiver, Ground.NOTHING, "nothing");
  }

  /** A pattern of ours in the words of a persona knows what else is said so. */
  private CausePattern bestOf(CausePattern first, List<Integer> found) {
    return found.stream()
        .map(patterns::get)
        .filter(other -> !other.isOfPersona() && other.fragments().equals(first.fragments()))
        .findFirst()
        .orElse(first);
  }

  private Reading byWords(
      SaidReply said,
      CausePattern first,
      List<Integer> found,
      Optional<String> receiver,
      Ground ground) {
    Set<String> ids = new LinkedHashSet<>(StatedResults.first(said.words(), first.causes()));
    found.stream()
        .map(patterns::get)
        .filter(pattern -> pattern.fragments().equals(first.fragments()) || pattern.isOfPersona())
        .forEach(pattern -> ids.addAll(pattern.causes()));
    boolean isSure =
        first.certainty() == Certainty.CERTAIN
            && first.causes().size() == 1
            && first.fragments().length() >= SENTENCE;
    return reading(
        said,
        List.copyOf(ids),
        isSure ? Certainty.CERTAIN : Certainty.LIKELY,
        // words of a sending server about the way name who tried, not who refused
        receiver.or(() -> isOfSender(ids) ? Optional.empty() : first.receiver()),
        ground,
        first.name() + (first.source().isEmpty() ? "" : ": " + first.source()));
  }

  private boolean isOfSender(Set<String> ids) {
    return causes.get(ids.iterator().next()).isOwnWords();
  }

  /** What personas mean by these words can be it, too. */
  private List<String> with(List<String> first, List<Integer> possible) {
    Set<String> ids = new LinkedHashSet<>(first);
    possible.stream()
        .map(patterns::get)
        .filter(CausePattern::isOfPersona)
        .forEach(pattern -> ids.addAll(pattern.causes()));
    return List.copyOf(ids);
  }

  private Reading reading(
      SaidReply said,
      List<String> ids,
      Certainty certainty,
      Optional<String> receiver,
      Ground ground,
      String basis) {
    Optional<Stage> stage = Stages.in(said.words());
    List<Cause> all =
        AtStage.refined(ShownHelo.refined(ids, said.words()), stage, ground).stream()
            .map(causes::get)
            .toList();
    return new Reading(
        said.shown(),
        said.code(),
        said.status(),
        all.get(0),
        all.subList(1, all.size()),
        certainty,
        receiver,
        stage,
        namesOther(all.get(0), said) ? Optional.empty() : Addresses.client(said),
        ground,
        basis);
  }

  /** Whether an address in it is the other server's: no receiver speaks of the way to itself. */
  private static boolean namesOther(Cause cause, SaidReply said) {
    return cause.isOwnWords() && (said.code().isEmpty() || cause.family() == Family.NETWORK);
  }

  /** The receiver whose words stand there: the one with the most of them. */
  private Optional<String> receiver(String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    names.in(text).stream().sorted().forEach(i -> counts.merge(receivers.get(i), 1, Integer::sum));
    return counts.entrySet().stream()
        .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
        .map(Map.Entry::getKey);
  }
}
