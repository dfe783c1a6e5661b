package smtpprobe.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What outlives one word of a stranger's and grows with such words says in its comment how far ("at
 * most ..."), and here stands the test that shows it.
 */
class BoundedCollectionsTest {

  /** Packages whose objects live through sessions, dialogues, checks or floods of mails. */
  private static final Pattern LIVES =
      Pattern.compile(
          "fakereceiver\\.(?:dns|journal|jury|server|session|store)\\..*"
              + "|fakereceiver\\.(?:cli\\.LinePrinter|web\\.http\\.Rates)"
              + "|smtpprobe\\.(?:bounce\\.input|bounce\\.feedback|dialogue)\\..*");

  /** Zone files are the user's own, and read as files of a bounded size. */
  private static final Pattern OF_FILES =
      Pattern.compile("fakereceiver\\.dns\\.(?:zonefile\\.)?Zone.*");

  private static final Pattern FIELD =
      Pattern.compile(
          "(?m)^ {2,8}private (?:static )?(?:final )?(?:volatile )?"
              + "(?:Optional<)?"
              + "\\w*(?:List|Set|Map|Deque|Queue|Collection|StringBuilder|ByteArrayOutputStream)"
              + "(?:<[\\w<>?, .\\[\\]]*>)?\\s(\\w+)\\s=");

  private static final String GROWS =
      "(?<![\\w.])(?:this\\.)?NAME(?:\\.get\\(\\))?\\s*\\.\\s*(?:add\\w*|put\\w*|offer\\w*|push|append|write\\w*"
          + "|computeIfAbsent|compute|merge)\\(|\\badd\\(NAME,";

  private static final Pattern BOUND = Pattern.compile("[Aa]t\\s(?:\\*\\s)?most\\s");

  /** Each field, and the test that shows its bound. */
  private static final String SHOWN =
      """
      fakereceiver.cli.LinePrinter.lines
          fakereceiver.cli.LinePrinterTest#letsNobodyWaitForAReaderUntilVeryMuchHasCome
      fakereceiver.jury.Jury.waiting
          fakereceiver.jury.JuryTest#whenThereAreTooManyTheOldestStaysUnjudged
      fakereceiver.web.http.Rates.minutes
          fakereceiver.web.http.RatesTest#soManyClientsAreKnownAndNoMore
      fakereceiver.dns.memory.LastUsed.kept
          fakereceiver.dns.memory.CachingDnsTest#forgetsTheAnswerUnusedForLongestWhenFull
      fakereceiver.dns.LabTcp.connections
          fakereceiver.dns.LabDnsTest#turnsAwayMoreConnectionsThanItMayHave
      fakereceiver.dns.Lookup.aliases
          fakereceiver.dns.LiveDnsHostileTest#stopsWhereAliasesNeverEnd
      fakereceiver.dns.Lookup.seen
          fakereceiver.dns.LiveDnsHostileTest#stopsWhereAliasesNeverEnd
      fakereceiver.dns.Servers.silent
          fakereceiver.dns.LiveDnsTest#asksAServerLastThatWasSilent
      fakereceiver.dns.memory.RecallingDns.answers
          fakereceiver.dns.memory.LooksTest#aLookRestsOnNoMoreAnswersThanASessionMayAsk
      fakereceiver.dns.memory.RecallingDns.looks
          fakereceiver.dns.memory.LooksTest#aSessionRemembersNoMoreThanItMay
      fakereceiver.dns.memory.RecallingDns.seen
          fakereceiver.dns.memory.LooksTest#aLookRestsOnNoMoreAnswersThanASessionMayAsk
      fakereceiver.dns.memory.SessionDns.answers
          fakereceiver.dns.memory.SessionDnsTest#isUnavailableWhenTooMuchWasAsked
      fakereceiver.dns.memory.SessionDns.asking
          fakereceiver.dns.memory.SessionDnsThreadsTest#asksOnceWhileSeveralThreadsWaitForTheSameAnswer
      fakereceiver.dns.memory.SessionDns.begun
          fakereceiver.dns.memory.SessionDnsAheadTest#beginsOneHundredQuestionsAndStillAnswersAsManyAsBefore
      fakereceiver.dns.memory.SessionDns.looks
          fakereceiver.dns.memory.LooksTest#aSessionRemembersNoMoreThanItMay
      fakereceiver.dns.wire.Transport.open
          fakereceiver.hostile.LookupHandlesTest#noAnswerKeepsAHandle
      fakereceiver.dns.Turns.openOf
          fakereceiver.dns.TurnsTest#silentServersOfOneSiteLeaveRoomForOthers
      fakereceiver.dns.Turns.waiting
          fakereceiver.dns.TurnsTest#whoLosesPatienceIsNotGivenATurn
      fakereceiver.server.ClientCounts.come
          fakereceiver.server.ClientCountsTest#howOftenIsCountedAnewEachMinuteForABoundedNumberOfNetworks
      fakereceiver.server.ClientCounts.open
          fakereceiver.server.ClientCountsTest#oneThatHasGoneMakesRoomAndLeavesNothingBehind
      fakereceiver.server.Listener.open
          fakereceiver.server.HostilePeersTest#moreConnectionsThanAllowedAreToldSoAndRecorded
      fakereceiver.server.library.LibrarySocket.line
          fakereceiver.server.library.LibraryFaultsTest#takesLongCommandsWithinReasonAndLongLinesOfData
      fakereceiver.server.smtp.ClientMemory.moments
          fakereceiver.server.smtp.ClientMemoryTest#keepsNoMoreMomentsThanItHasRoomFor
      fakereceiver.server.smtp.ClientMemory.triplets
          fakereceiver.server.smtp.ClientMemoryTest#forgetsTheLongestUnseenOfVeryMany
      fakereceiver.journal.Counting.faults
          fakereceiver.journal.MemoryJournalTest#countsOutcomesFaultsTimesAndNetworks
      fakereceiver.journal.Counting.networks
          fakereceiver.journal.MemoryJournalTest#countsOutcomesFaultsTimesAndNetworks
      fakereceiver.journal.Counting.outcomes
          fakereceiver.journal.MemoryJournalTest#countsOutcomesFaultsTimesAndNetworks
      fakereceiver.journal.Counting.times
          fakereceiver.journal.MemoryJournalTest#countsOutcomesFaultsTimesAndNetworks
      fakereceiver.journal.Counting.ofClients
          fakereceiver.journal.MemoryJournalTest#countsOutcomesFaultsTimesAndNetworks
      fakereceiver.journal.DiskIndex.kept
          fakereceiver.journal.DiskRetentionTest#oldEntriesGoByNumberAndByAge
      fakereceiver.journal.Listeners.all
          fakereceiver.journal.MemoryJournalTest#tellsOfEveryChangeInOrder
      fakereceiver.journal.MemoryJournal.kept
          fakereceiver.journal.MemoryJournalTest#keepsTheLastAndForgetsTheOldest
      fakereceiver.journal.encoding.Input.answers
          fakereceiver.journal.encoding.MailCodeTest#octetsThatAreSomethingElseAreRefusedWhateverTheyAre
      fakereceiver.journal.encoding.Input.texts
          fakereceiver.journal.encoding.MailCodeTest#octetsThatAreSomethingElseAreRefusedWhateverTheyAre
      fakereceiver.journal.encoding.Output.answers
          fakereceiver.journal.encoding.MailCodeTest#whatOthersWouldHaveMadeOfItComesBackAndTakesLittleRoom
      fakereceiver.journal.encoding.Output.texts
          fakereceiver.journal.encoding.MailCodeTest#whatOthersWouldHaveMadeOfItComesBackAndTakesLittleRoom
      fakereceiver.journal.file.Scan.damages
          fakereceiver.journal.file.WritingTest#ofVeryManyDamagesOnlyTheFirstAreTold
      fakereceiver.journal.file.Writing.sizes
          fakereceiver.journal.file.WritingTest#whatIsTooMuchGoesFileByFile
      fakereceiver.journal.file.Writing.waiting
          fakereceiver.journal.file.WritingTest#severalThatWaitAreWrittenTogetherAndEachOnce
      fakereceiver.server.smtp.Identity.claims
          fakereceiver.server.XclientTest#refusesWhatIsNotAnAttribute
      fakereceiver.server.smtp.SessionJudging.refusals
          fakereceiver.hostile.LongSessionsTest#onlyTheFirstRefusalsOfAMailAreKept
      fakereceiver.server.smtp.Transactions.kept
          fakereceiver.hostile.LongSessionsTest#onlyTheLastMailsOfASessionAreKept
      fakereceiver.server.wire.MessageBuffer.parts
          fakereceiver.server.wire.MessageBufferTest#keepsNothingOfWhatIsTooBigAndCountsAllOfIt
      fakereceiver.server.wire.TranscriptWriter.lines
          fakereceiver.server.TranscriptOnTheWireTest#isBoundedInLinesAndInTheLengthOfLines
      fakereceiver.session.Budget.ofNetworks
          fakereceiver.hostile.BudgetAfterSessionsTest#nothingIsHeldForSessionsThatHaveEnded
      fakereceiver.session.Budget.open
          fakereceiver.hostile.BudgetAfterSessionsTest#nothingIsHeldForSessionsThatHaveEnded
      fakereceiver.session.Memories.all
          fakereceiver.store.RecentTest#forgetsWhatIsOldestInAnyJournalWhenThereIsTooLittle
      fakereceiver.store.Kept.entries
          fakereceiver.store.RecentTest#keepsNoMoreOctetsThanItMayButAlwaysTheLastSession
      smtpprobe.bounce.feedback.Totals.counts
          smtpprobe.bounce.feedback.TotalsTest#countsSoManySourcesAndSaysThatThereAreMore
      smtpprobe.bounce.feedback.Totals.words
          smtpprobe.bounce.feedback.TotalsTest#countsSoManySourcesAndSaysThatThereAreMore
      smtpprobe.bounce.input.Pieces.carried
          smtpprobe.bounce.HostileInputTest#aLineOfAHundredMebibytesIsCutOff
      smtpprobe.bounce.input.Summary.addresses
          smtpprobe.bounce.input.SummaryTest#countsTogetherWhatIsTooMuchToCountApart
      smtpprobe.bounce.input.Summary.causes
          smtpprobe.bounce.input.SummaryTest#countsTogetherWhatIsTooMuchToCountApart
      smtpprobe.bounce.input.Summary.kinds
          smtpprobe.bounce.input.SummaryTest#countsTogetherWhatIsTooMuchToCountApart
      smtpprobe.bounce.input.Summary.known
          smtpprobe.bounce.input.SummaryTest#countsTogetherWhatIsTooMuchToCountApart
      smtpprobe.bounce.input.Summary.networks
          smtpprobe.bounce.input.SummaryTest#countsTogetherWhatIsTooMuchToCountApart
      smtpprobe.bounce.input.Summary.receivers
          smtpprobe.bounce.input.SummaryTest#countsTogetherWhatIsTooMuchToCountApart
      smtpprobe.bounce.input.Summary.sources
          smtpprobe.bounce.input.SummaryTest#countsTogetherWhatIsTooMuchToCountApart
      smtpprobe.dialogue.Extensions.parameters
          smtpprobe.dialogue.ExtensionsTest#areNoMoreThanTheLinesOfTheReply
      smtpprobe.dialogue.Recorder.exchanges
          smtpprobe.hostile.HostileServersTest#aDialogueHoldsALimitedPartOfEndlessWords
      smtpprobe.dialogue.Recorder.lines
          smtpprobe.hostile.HostileServersTest#aDialogueHoldsALimitedPartOfEndlessWords
      smtpprobe.dialogue.Recorder.notes
          smtpprobe.hostile.HostileServersTest#aDialogueHoldsALimitedPartOfEndlessWords
      smtpprobe.dialogue.Recorder.used
          smtpprobe.hostile.HostileServersTest#aDialogueHoldsALimitedPartOfEndlessWords
      """;

  private static Map<String, String> shown() {
    Map<String, String> shown = new TreeMap<>();
    List<String> lines = SHOWN.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i += 2) {
      shown.put(lines.get(i), lines.get(i + 1));
    }
    return shown;
  }

  /** What such a class lets grow, by name, with what is said of it. */
  private static Map<String, String> growing() {
    Map<String, String> all = new TreeMap<>();
    SourceFile.ofBothModules().stream()
        .filter(file -> LIVES.matcher(file.name()).matches())
        .filter(file -> !OF_FILES.matcher(file.name()).matches())
        .forEach(file -> all.putAll(growing(file)));
    return all;
  }

  private static Map<String, String> growing(SourceFile file) {
    Map<String, String> found = new TreeMap<>();
    Matcher fields = FIELD.matcher(file.text());
    while (fields.find()) {
      String name = fields.group(1);
      if (Pattern.compile(GROWS.replace("NAME", name)).matcher(file.text()).find()) {
        found.put(file.name() + "." + name, comment(file.text(), fields.toMatchResult()));
      }
    }
    return found;
  }

  /** The comment before a field. */
  private static String comment(String text, MatchResult field) {
    String before = text.substring(0, field.start()).stripTrailing();
    return before.endsWith("*/") ? before.substring(before.lastIndexOf("/**")) : "";
  }

  @Test
  void whateverGrowsSaysHowFar() {
    assertThat(growing())
        .allSatisfy((name, comment) -> assertThat(comment).as(name).containsPattern(BOUND));
  }

  @Test
  void whateverGrowsIsShownByATestNotTo() {
    assertThat(growing().keySet()).containsExactlyElementsOf(shown().keySet());
    assertThat(shown()).allSatisfy((name, test) -> assertThat(source(test)).contains(call(test)));
  }

  @Test
  void whatShowsABoundIsATestAndReachesTheClassThatIsBounded() {
    Map<String, SourceFile> sources = new TreeMap<>();
    SourceFile.ofBothModules().forEach(file -> sources.put(file.name(), file));

    assertThat(shown())
        .allSatisfy(
            (field, test) -> {
              String text = source(test);
              assertThat(isTest(text, call(test))).as(test + " is a test").isTrue();
              assertThat(reaches(text, field.substring(0, field.lastIndexOf('.')), sources))
                  .as(test + " reaches " + field)
                  .isTrue();
            });
  }

  @Test
  void aTestOfSomethingElseIsFound() {
    Map<String, SourceFile> sources =
        Map.of("a.b.Near", new SourceFile("a.b.Near", "class Near { Kept kept; }"));

    assertThat(reaches("new Kept()", "a.b.Kept", sources)).isTrue();
    assertThat(reaches("new Near()", "a.b.Kept", sources)).isTrue();
    assertThat(reaches("new KeptElsewhere()", "a.b.Kept", sources)).isFalse();
    assertThat(isTest("  @Test\n  void works() {", "void works(")).isTrue();
    assertThat(isTest("  @Test\n  void a() {}\n\n  void works() {", "void works(")).isFalse();
  }

  /** Whether annotations of the method, since the last blank line before it, make it a test. */
  private static boolean isTest(String text, String call) {
    String before = text.substring(0, text.indexOf(call));
    String head = before.substring(before.lastIndexOf("\n\n") + 1);
    return head.contains("@Test") || head.contains("@ParameterizedTest");
  }

  /**
   * Whether a test names the class, or one of its package that names it. What goes over the wire
   * names it in a comment.
   */
  private static boolean reaches(String test, String bounded, Map<String, SourceFile> sources) {
    String own = bounded.substring(bounded.lastIndexOf('.') + 1);
    String around = bounded.substring(0, bounded.lastIndexOf('.') + 1);
    if (names(test, own)) {
      return true;
    }
    return sources.values().stream()
        .filter(file -> file.name().startsWith(around))
        .filter(file -> names(test, file.name().substring(around.length())))
        .anyMatch(file -> names(file.text(), own));
  }

  private static boolean names(String text, String type) {
    return Pattern.compile("\\b" + Pattern.quote(type) + "\\b").matcher(text).find();
  }

  private static String source(String test) {
    String path = test.substring(0, test.indexOf('#')).replace('.', '/') + ".java";
    Path here = Path.of("src/test/java", path);
    try {
      return Files.readString(
          Files.exists(here) ? here : Path.of("../fake-receiver").resolve(here));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String call(String test) {
    return "void " + test.substring(test.indexOf('#') + 1) + "(";
  }

  @Test
  void aFieldThatGrowsWithoutABoundIsFound() {
    SourceFile careless =
        new SourceFile(
            "fakereceiver.dns.Careless",
            """
              /** All of them. */
              private final List<String> told = new ArrayList<>();

              /** At most ten. */
              private final List<String> few = new ArrayList<>();

              private final Map<String, List<String>> fixed = Map.of();
              void hear(String line) {
                told.add(line);
                few.add(line);
              }
            """);

    Map<String, String> found = growing(careless);

    assertThat(found)
        .containsOnlyKeys("fakereceiver.dns.Careless.told", "fakereceiver.dns.Careless.few");
    assertThat(found.get("fakereceiver.dns.Careless.told")).doesNotContainPattern(BOUND);
    assertThat(found.get("fakereceiver.dns.Careless.few")).containsPattern(BOUND);
  }
}
