package smtpprobe.report;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.bounce.Explanation;
import smtpprobe.bounce.reply.Addresses;

/** The conclusion that nothing has to change on the sending side: whom to tell, and what to say. */
final class NotOurs {

  private static final int MAX_LOOKUPS = 3;

  private static final Pattern RESOLVER =
      Pattern.compile(
          "(?i)127\\.255\\.255\\.[0-9]+|(?:public|open) resolver|spamhaus\\.org/returnc|query volume|rate limit exceeded"
              + " for dns");

  /** The receiver says that it could not ask. */
  private static final Pattern COULD_NOT_ASK =
      Pattern.compile(
          "(?i)(?:temporary|temporarily|transient)[^.;]{0,30}\\b(?:lookup|dns|resol|name"
              + " server|spf)|\\b(?:lookup|dns|resolver|name ?server)[^.;]{0,30}\\b(?:fail|timed"
              + " out|timeout|time-out|error|unavailable|temporar)|servfail|temperror|(?:could"
              + " not|cannot|can't|unable to) (?:resolve|complete sender verify|look up)|temporary"
              + " failure in name resolution");

  /** The receiver says that something is not in DNS. */
  private static final Pattern NOT_FOUND =
      Pattern.compile(
          "(?i)(?:cannot|can't|could not|unable to) (?:find|verify|resolve)[^;]{0,40}\\b(?:host"
              + " ?name|reverse|ptr|domain|address)|\\b(?:ptr|reverse dns|rdns|reverse host"
              + " ?name|domain|host|mx)\\b[^;]{0,60}\\b(?:not found|missing|lookup|does not"
              + " (?:exist|resolve|have)|doesn't (?:exist|resolve)|not resolv|no"
              + " mx|unknown)|\\b(?:no|without|missing|lacks|not have"
              + " an?)\\b[^;]{0,20}\\b(?:ptr|reverse dns|rdns)\\b");

  private NotOurs() {}

  /** About receivers that are said to defer only because DNS did not answer here. */
  static Optional<Part> unanswered(List<Verdict> verdicts) {
    List<Verdict> undecided = verdicts.stream().filter(Verdict::isUndecided).toList();
    return undecided.stream()
        .flatMap(verdict -> verdict.because().stream().flatMap(id -> lookups(verdict, id)))
        .findFirst()
        .map(
            lookup ->
                note(
                    "DNS gave no answer here ("
                        + lookup
                        + "). A receiver whose resolver gets none either answers as below; one"
                        + " whose resolver gets an answer does not. If your name servers answer"
                        + " everybody else (smtp-probe check --about reverse,domain asks each of"
                        + " them), replies like these are the receiver's fault, and nothing has to"
                        + " change here.",
                    "your resolver gets no answer where all our name servers give one ("
                        + lookup
                        + ")."));
  }

  private static Stream<String> lookups(Verdict verdict, String rule) {
    return verdict.findings().first(rule).stream()
        .flatMap(finding -> finding.outcome().evidence().observations().stream())
        .filter(NotOurs::isUnanswered)
        .map(seen -> seen.what() + " " + seen.seen());
  }

  /** Not one that zone files leave open: nobody was asked. */
  private static boolean isUnanswered(Observation seen) {
    return seen instanceof Observation.Lookup lookup
        && lookup.answer().isUnavailable()
        && !lookup.answer().isLeftOpenByZones();
  }

  /** About a refusal for something in DNS that is there, as all that was asked here says. */
  private static Optional<String> resolver(String reply, List<Explanation> explanations) {
    List<Finding> looked =
        explanations.stream().flatMap(explanation -> explanation.finding().stream()).toList();
    if (looked.stream().anyMatch(f -> f.isFailed() || f.isUndecided())) {
      return Optional.empty();
    }
    if (NOT_FOUND.matcher(reply).find() && !looked.isEmpty()) {
      String there =
          looked.stream()
              .flatMap(finding -> finding.outcome().evidence().lines().stream())
              .filter(line -> line.endsWith("]"))
              .distinct()
              .limit(MAX_LOOKUPS)
              .collect(Collectors.joining(", "));
      return there.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "the receiver's own trouble: what it misses is there ("
                  + there
                  + "), so its resolver failed or remembers an older answer; nothing has to"
                  + " change here: try again later, and if it lasts, tell its postmaster that"
                  + " its resolver does not get these answers");
    }
    return COULD_NOT_ASK.matcher(reply).find()
        ? Optional.of(
            "the receiver's own trouble: its resolver or its own tables did not answer it, and"
                + " nothing that failed was found here; a mail server tries again by itself. If"
                + " it lasts, see that your name servers answer (smtp-probe check --about"
                + " reverse,domain), and tell its postmaster what it said")
        : Optional.empty();
  }

  /** About a client address that no receiver elsewhere can have met. */
  static Optional<Part> unseen(IpAddress client) {
    return AddressKind.isSeenOutside(client)
        ? Optional.empty()
        : Optional.of(
            note(
                client
                    + " is "
                    + AddressKind.of(client).words()
                    + ": no receiver elsewhere can have met it. A receiver that names it did not"
                    + " see this host: a proxy or translator in front of it hides the client. That"
                    + " is the receiver's fault, and nothing has to change here.",
                "your server takes "
                    + client
                    + " for the client that sends our mail; it has to be told the real one"
                    + " (PROXY protocol or XCLIENT), or trust its proxy less."));
  }

  /** About a list that answered without listing anything. */
  static Optional<Part> refusedByList(Findings findings) {
    return findings.all().stream()
        .filter(finding -> finding.id().equals("client-blocklisted"))
        .flatMap(finding -> finding.outcome().evidence().lines().stream())
        .filter(line -> line.contains("127.255.255."))
        .findFirst()
        .map(
            line ->
                note(
                    "A DNS list refused to serve ("
                        + line
                        + "): that is no listing. A receiver that refuses mail for it asks the list"
                        + " by a resolver that the list does not serve. That is the receiver's"
                        + " fault, and nothing has to change here.",
                    "your server takes an error code of the list for a listing; ask the list by a"
                        + " resolver of your own, and accept 127.0.0.x alone."));
  }

  /** About the words of a refusal, which may name an address or a list's error code. */
  static List<String> said(
      String reply, Optional<? extends IpAddress> own, List<Explanation> explanations) {
    List<String> lines = new ArrayList<>();
    if (RESOLVER.matcher(reply).find()) {
      lines.add(
          "the receiver's own trouble: its list did not serve its resolver, which is no"
              + " listing of you; tell its postmaster, nothing has to change here");
    }
    Addresses.all(reply).stream()
        .filter(address -> !AddressKind.isSeenOutside(address))
        .filter(address -> AddressKind.of(address) != AddressKind.LOOPBACK)
        .filter(address -> own.filter(address::equals).isEmpty())
        .findFirst()
        .ifPresent(
            address ->
                lines.add(
                    "the receiver's own trouble: it speaks of "
                        + address
                        + ", "
                        + AddressKind.of(address).words()
                        + ", so it did not see this host; a proxy or translator in front of it hides"
                        + " the client; tell its postmaster, nothing has to change here"));
    if (lines.isEmpty()) {
      resolver(reply, explanations).ifPresent(lines::add);
    }
    return lines;
  }

  private static Part note(String what, String say) {
    return new Part.Note(
        Tone.BOLD, List.of(Line.of(0, what), Line.of(0, "Tell its postmaster: " + say)));
  }
}
