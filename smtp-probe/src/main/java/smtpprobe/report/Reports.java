package smtpprobe.report;

import fakereceiver.finding.Card;
import fakereceiver.judge.Persona;
import fakereceiver.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.input.Summary;
import smtpprobe.check.CheckResult;
import smtpprobe.fix.Cure;
import smtpprobe.fix.RepairResult;
import smtpprobe.fix.Rollout;
import smtpprobe.predict.Prediction;
import smtpprobe.rehearse.Rehearsal;
import smtpprobe.send.SendResult;

/** The one place that makes a report of what a command ends in. */
public final class Reports {

  private Reports() {}

  /** What receivers would do: {@code attempt}, {@code verdicts[]}; with the remedies of rules. */
  public static Report of(Prediction prediction) {
    return PredictionReport.of(prediction, Optional.empty());
  }

  /** The same with the remedies that were tried. */
  public static Report of(Prediction prediction, Cure cure) {
    return PredictionReport.of(prediction, Optional.of(cure));
  }

  /** What receivers would do with mail of several hosts: {@code verdicts[]}, a row for each. */
  public static Report of(Map<String, Prediction> hosts) {
    return RunReport.of(hosts);
  }

  /**
   * A look at the sending side: {@code host}, {@code mailServers[]}, {@code sources[]}, {@code
   * routes[]}, {@code seen[]}, {@code verdicts[]}, {@code findings[]}, {@code skipped[]}.
   */
  public static Report of(CheckResult result) {
    return of(result, Cure.none(result.host()));
  }

  /** The same with the remedies that were tried. */
  public static Report of(CheckResult result, Cure cure) {
    return CheckReport.of(result, cure);
  }

  /**
   * Remedies: {@code remedies[]}, each with {@code title}, {@code mends[]}, {@code recipes[]},
   * {@code before[]} and {@code after[]}; {@code verdicts[]} with all of them; {@code seen[]};
   * {@code byHand[]} and {@code undecided[]}, findings; {@code zone}.
   */
  public static Report of(RepairResult result) {
    return FixReport.of(result);
  }

  /**
   * A roll-out: {@code name}, {@code address}, {@code setUp[]}, {@code transport[]}, {@code
   * forwardZone}, {@code reverseZone}, {@code verdicts[]}.
   */
  public static Report of(Rollout plan) {
    return RolloutReport.of(plan);
  }

  /**
   * Mail that was sent: {@code id} (of the run), {@code counts} (how many mails met which {@code
   * result}), {@code notes[]}, {@code routes[]}, {@code deliveries[]}.
   */
  public static Report of(SendResult result) {
    return SendReport.of(result);
  }

  /** Stories: {@code allPredicted}, {@code scenes[]}. */
  public static Report of(Rehearsal rehearsal) {
    return RehearsalReport.of(rehearsal);
  }

  /**
   * A bounce, explained: {@code kind}, {@code recipients[]} with {@code address}, {@code family},
   * {@code cause}, {@code side}, {@code status}, {@code code}, {@code temporary}, {@code receiver},
   * {@code clientAddress}, {@code certainty}, {@code remedy}; {@code recheck[]}.
   */
  public static Report of(Explained explained) {
    return ExplainReport.of(explained);
  }

  /** What is counted of one of many bounces: {@code recipients[]}. */
  public static Report counted(Explained explained) {
    return ExplainReport.counted(explained);
  }

  /** A line for each recipient, where bounces are many. */
  public static List<String> brief(Explained explained) {
    return ExplainReport.brief(explained);
  }

  /**
   * Many bounces: {@code items}, {@code causes[]}, {@code receivers[]}, {@code addresses[]} and
   * {@code networks[]}, each with {@code what} and {@code count}; of those in {@code bounces},
   * {@code recipients[]} as of a single one.
   */
  public static Report of(Summary summary, List<Explained> bounces) {
    return SummaryReport.of(summary, bounces);
  }

  /** The page of a rule: {@code rule}, {@code refusedBy[]}. */
  public static Report page(Card card, Cause cause, List<Persona> personas) {
    return PageReport.of(card, cause, personas);
  }

  /** The page of a cause that no rule looks for: {@code cause}. */
  public static Report page(Cause cause) {
    return PageReport.of(cause);
  }

  /** The page of a persona: {@code persona}. */
  public static Report page(Persona persona) {
    return PageReport.of(persona);
  }
}
