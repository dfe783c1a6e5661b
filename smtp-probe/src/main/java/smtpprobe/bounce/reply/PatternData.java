package smtpprobe.bounce.reply;

import java.util.List;
import java.util.Map;
import smtpprobe.bounce.cause.BounceFiles;
import smtpprobe.bounce.match.Fragments;

/**
 * What the files of this program say about words and codes. Immutable.
 *
 * @param files the patterns of each file, in the order in which they count
 * @param receivers the words that tell receivers apart
 * @param statuses what statuses mean, by receiver
 */
record PatternData(
    List<List<CausePattern>> files,
    Map<String, List<Fragments>> receivers,
    Map<String, Map<String, String>> statuses) {

  /** Reads the files. */
  static PatternData read() {
    return new PatternData(
        BounceFiles.PATTERNS.stream().map(PatternFile::read).toList(),
        PatternFile.receivers(),
        PatternFile.statuses());
  }
}
