package smtpprobe.bounce.reply;

import fakereceiver.judge.Persona;
import fakereceiver.persona.Personas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smtpprobe.bounce.cause.BounceFiles;
import smtpprobe.bounce.match.Fragments;
import smtpprobe.bounce.reply.PersonaPatterns.Tier;

/**
 * What is known about words and codes. Immutable.
 *
 * @param patterns what words mean, in the order in which they count
 * @param commonFrom where those begin that are no receiver's own
 * @param weakFrom where those begin that others may say for other reasons
 * @param receivers the words that tell receivers apart
 * @param statuses what statuses mean, by receiver
 */
record PatternData(
    List<CausePattern> patterns,
    int commonFrom,
    int weakFrom,
    Map<String, List<Fragments>> receivers,
    Map<String, Map<String, String>> statuses) {

  /** What {@code personas} say, and the files of this program. */
  static PatternData of(List<Persona> personas) {
    Map<String, List<Fragments>> receivers = PatternFile.receivers();
    Map<Tier, List<CausePattern>> spoken = PersonaPatterns.of(personas, receivers.keySet());
    List<List<CausePattern>> files = BounceFiles.PATTERNS.stream().map(PatternFile::read).toList();
    List<CausePattern> patterns = new ArrayList<>(spoken.getOrDefault(Tier.FIRM, List.of()));
    patterns.addAll(files.get(0));
    patterns.addAll(spoken.getOrDefault(Tier.ASSUMED, List.of()));
    int commonFrom = patterns.size();
    patterns.addAll(files.get(1));
    patterns.addAll(files.get(2));
    int weakFrom = patterns.size();
    patterns.addAll(spoken.getOrDefault(Tier.FAINT, List.of()));
    patterns.addAll(files.get(3));
    return new PatternData(patterns, commonFrom, weakFrom, receivers, PatternFile.statuses());
  }

  /** The same of the built-in personas: from the archive, where the build has made one. */
  static PatternData builtIn() {
    return PatternArchive.read().orElseGet(() -> of(Personas.builtIn().all()));
  }
}
