package fakereceiver.journal.encoding;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Action;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.ReplyText;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Source;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts as octets; a finding that several share is written once. */
public final class VerdictCode {

  private VerdictCode() {}

  /** Verdicts of several on one attempt. */
  public static byte[] octets(List<Verdict> verdicts) {
    Output out = new Output();
    write(out, verdicts);
    return out.done();
  }

  /**
   * The way back.
   *
   * @throws IllegalArgumentException when they are something else
   */
  public static List<Verdict> verdicts(byte[] octets) {
    return read(new Input(ByteBuffer.wrap(octets)));
  }

  static void write(Output out, List<Verdict> verdicts) {
    // at most one for each finding; those of one verdict are not compared with each other
    Map<Finding, Integer> numbers =
        verdicts.size() == 1
            ? new IdentityHashMap<>(verdicts.get(0).findings().all().size())
            : new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      for (Finding finding : verdict.findings().all()) {
        if (numbers.putIfAbsent(finding, findings.size()) == null) {
          findings.add(finding);
        }
      }
    }
    out.all(findings, FindingCode::write);
    out.all(verdicts, (to, verdict) -> write(to, verdict, numbers));
  }

  static List<Verdict> read(Input in) {
    List<Finding> findings = in.all(FindingCode::read);
    return in.all(from -> read(from, findings));
  }

  private static void write(Output out, Verdict verdict, Map<Finding, Integer> numbers) {
    out.text(verdict.persona()).word(verdict.action());
    out.maybe(verdict.stage(), Output::word);
    out.maybe(verdict.reply(), VerdictCode::reply);
    out.all(verdict.because(), Output::text);
    out.flag(verdict.assumed()).flag(verdict.counts());
    out.maybe(verdict.score(), VerdictCode::score);
    out.all(verdict.findings().all(), (to, finding) -> to.number(numbers.getOrDefault(finding, 0)));
  }

  private static Verdict read(Input in, List<Finding> findings) {
    return new Verdict(
        in.text(),
        in.word(Action.class),
        in.maybe(from -> from.word(Stage.class)),
        in.maybe(VerdictCode::reply),
        in.all(Input::text),
        in.flag(),
        in.flag(),
        in.maybe(VerdictCode::score),
        new Findings(in.all(from -> finding(from.small(), findings))));
  }

  private static Finding finding(int number, List<Finding> findings) {
    if (number >= findings.size()) {
      throw new IllegalArgumentException("finding " + number + " of " + findings.size());
    }
    return findings.get(number);
  }

  static void reply(Output out, Reply reply) {
    out.number(reply.code()).all(reply.lines(), Output::text);
  }

  static Reply reply(Input in) {
    return new Reply(in.small(), in.all(Input::text));
  }

  private static void score(Output out, Scoring.Score score) {
    out.fraction(score.sum());
    out.all(
        score.parts().entrySet(), (to, part) -> to.text(part.getKey()).fraction(part.getValue()));
    out.all(score.because(), Output::text);
    out.maybe(
        score.reached(),
        (to, reached) -> {
          to.fraction(reached.from()).word(reached.consequence().action());
          to.maybe(reached.consequence().reply().map(ReplyText::template), VerdictCode::reply);
        });
  }

  private static Scoring.Score score(Input in) {
    double sum = in.fraction();
    Map<String, Double> parts = new LinkedHashMap<>();
    in.all(from -> parts.put(from.text(), from.fraction()) == null);
    return new Scoring.Score(
        sum,
        parts,
        in.all(Input::text),
        in.maybe(from -> new Scoring.Threshold(from.fraction(), consequence(from))));
  }

  /** Where it is written is the persona's to know. */
  private static Consequence consequence(Input in) {
    Action action = in.word(Action.class);
    Optional<Reply> reply = in.maybe(VerdictCode::reply);
    Source source = new Source(Source.Certainty.ASSUMED, "");
    return reply.isPresent()
        ? Consequence.refusal(action, new ReplyText(reply.get()), source)
        : Consequence.quiet(action, 0, source);
  }
}
