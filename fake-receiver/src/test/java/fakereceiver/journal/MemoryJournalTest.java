package fakereceiver.journal;

import static fakereceiver.journal.JournalFolder.text;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpRange;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryJournalTest {

  private static final long PLENTY = 1 << 30;
  private static final String GOOD = "2001:db8::25";
  private static final String BAD = "2001:db8:bad::66";

  private final MemoryJournal journal = new MemoryJournal(3, PLENTY, new Budget(PLENTY));

  private static Mail mail(String client, String subject, int minute) {
    return Mails.judged("postfix-strict", client, subject, Mails.NOON.plusSeconds(60L * minute));
  }

  private List<Long> ids(Query query) {
    return journal.find(query, OptionalLong.empty(), 10).entries().stream()
        .map(Summary::id)
        .toList();
  }

  private static Query of(Set<String> outcomes, Optional<String> rule, Optional<IpRange> client) {
    return new Query(
        outcomes,
        Optional.empty(),
        rule,
        client,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Test
  void keepsTheLastAndForgetsTheOldest() {
    for (int i = 0; i < 5; i++) {
      journal.note(mail(GOOD, "mail " + i, i));
    }
    assertThat(ids(Query.ALL)).containsExactly(5L, 4L, 3L);
    assertThat(journal.entry(2)).isEmpty();
    assertThat(journal.state().entries()).isEqualTo(3);
  }

  @Test
  void keepsNoMoreOctetsThanItMayButAlwaysTheLast() {
    MemoryJournal small = new MemoryJournal(10, 1, new Budget(PLENTY));
    small.note(mail(GOOD, "one", 1));
    small.note(mail(GOOD, "two", 2));
    assertThat(small.find(Query.ALL, OptionalLong.empty(), 10).entries())
        .extracting(Summary::subject)
        .containsExactly("two");
  }

  @Test
  void findsByOutcomeRuleClientAndText() {
    journal.note(mail(GOOD, "=?utf-8?q?Gr=C3=BC=C3=9Fe?=", 1));
    journal.note(mail(BAD, "spring offer", 2));

    assertThat(ids(of(Set.of("note"), Optional.empty(), Optional.empty()))).containsExactly(1L);
    assertThat(ids(of(Set.of("defer", "reject"), Optional.empty(), Optional.empty())))
        .containsExactly(2L);
    assertThat(ids(of(Set.of(), Optional.of("ptr-missing"), Optional.empty()))).containsExactly(2L);
    assertThat(ids(of(Set.of(), Optional.empty(), Optional.of(IpRange.of("2001:db8:bad::/64")))))
        .containsExactly(2L);
    assertThat(ids(text("Grüße"))).containsExactly(1L);
    assertThat(ids(text("hello, bob"))).containsExactly(2L, 1L);
    assertThat(ids(text("nowhere"))).isEmpty();
  }

  @Test
  void goesOnWhereAPageEnded() {
    for (int i = 0; i < 3; i++) {
      journal.note(mail(GOOD, "mail " + i, i));
    }
    Found first = journal.find(Query.ALL, OptionalLong.empty(), 2);
    assertThat(first.total()).isEqualTo(3);
    Found second = journal.find(Query.ALL, first.next(), 2);
    assertThat(second.entries()).extracting(Summary::id).containsExactly(1L);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void knowsWhatStandsBesideAnEntryAmongThoseThatFit() {
    MemoryJournal five = new MemoryJournal(5, PLENTY, new Budget(PLENTY));
    for (int i = 1; i <= 5; i++) {
      five.note(mail(GOOD, i % 2 == 0 ? "even" : "odd", i));
    }
    assertThat(five.neighbours(Query.ALL, 3))
        .isEqualTo(new Neighbours(OptionalLong.of(4), OptionalLong.of(2)));
    assertThat(five.neighbours(text("odd"), 3))
        .isEqualTo(new Neighbours(OptionalLong.of(5), OptionalLong.of(1)));
    assertThat(five.neighbours(text("even"), 6))
        .isEqualTo(new Neighbours(OptionalLong.empty(), OptionalLong.of(4)));
    assertThat(five.neighbours(text("even"), 1))
        .isEqualTo(new Neighbours(OptionalLong.of(2), OptionalLong.empty()));
    assertThat(five.neighbours(text("nowhere"), 3))
        .isEqualTo(new Neighbours(OptionalLong.empty(), OptionalLong.empty()));
  }

  @Test
  void tellsOfEveryChangeInOrder() {
    List<Change> changes = new ArrayList<>();
    Journal.Subscription told = journal.listen(changes::add);
    journal.note(mail(GOOD, "one", 1));
    Mail mail = journal.entry(1).orElseThrow().mail();
    journal.judged(1, List.of(Mails.verdict("gmail", mail.attempt())));
    journal.delete(1);
    journal.clear();
    told.close();
    journal.note(mail(GOOD, "unheard", 2));

    assertThat(changes)
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("Added", "Judged", "Deleted", "Cleared");
    assertThat(((Change.Judged) changes.get(1)).entry().would().values()).containsExactly(1);
  }

  /** What {@code Counting} keeps. */
  @Test
  void countsOutcomesFaultsTimesAndNetworks() {
    journal.note(mail(GOOD, "one", 0));
    journal.note(mail(BAD, "two", 60));
    Statistics counted = journal.statistics(Query.ALL);
    assertThat(counted.total()).isEqualTo(2);
    assertThat(counted.outcomes()).containsEntry("note", 1L);
    assertThat(counted.faults()).containsEntry("ptr-missing", 1L);
    assertThat(counted.networks()).containsKeys("2001:db8::/64", "2001:db8:bad::/64");
    assertThat(counted.times().get(0).outcomes()).containsEntry("note", 1L);
    assertThat(counted.times().get(0).begin()).isEqualTo(Instant.parse("2026-11-29T12:00:00Z"));
    assertThat(counted.times().get(Statistics.SPANS - 1).outcomes()).hasSize(1);
  }
}
