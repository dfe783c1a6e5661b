package smtpprobe.report;

import fakereceiver.report.Report;
import java.util.Map;
import java.util.Optional;
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
}
