package fakereceiver.session;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final long PLENTY = 1L << 30;
  private static final long LITTLE = 1 << 20;
  private static final ClientNetwork CLIENT = ClientNetwork.of(IpAddress.of("2001:db8::25"));

  @Test
  void whatIsTakenAheadCountsAsHeldAndNeverIsMuch() {
    Budget budget = new Budget(PLENTY);
    try (Budget.Account account = budget.open(CLIENT)) {
      long used = 0;
      for (int i = 1; i <= 1000; i++) {
        assertThat(account.take(i)).isTrue();
        used += i;
        assertThat(budget.live()).isBetween(used, used + 2048);
      }
      account.giveBack(used);
      assertThat(budget.live()).isBetween(0L, 2048L);
    }
    assertThat(budget.live()).isZero();
  }

  @Test
  void nothingIsTakenAheadWhereThereIsLittle() {
    Budget budget = new Budget(LITTLE);
    try (Budget.Account account = budget.open(CLIENT)) {
      assertThat(account.take(100)).isTrue();
      assertThat(budget.live()).isEqualTo(100);
      account.giveBack(40);
      assertThat(budget.live()).isEqualTo(60);
    }
    assertThat(budget.live()).isZero();
  }

  @Test
  void oneSessionGetsNoMoreThanItsShare() {
    Budget budget = new Budget(PLENTY);
    try (Budget.Account account = budget.open(CLIENT)) {
      long used = 0;
      while (account.take(1 << 20)) {
        used += 1 << 20;
      }
      assertThat(used).isBetween(PLENTY / 4 - (2 << 20), PLENTY / 4);
      assertThat(budget.live()).isLessThanOrEqualTo(PLENTY / 4);
    }
  }

  @Test
  void nothingIsTakenOnceItIsOver() {
    Budget budget = new Budget(PLENTY);
    Budget.Account account = budget.open(CLIENT);
    account.take(1);
    account.close();

    assertThat(account.take(1)).isFalse();
    assertThat(budget.live()).isZero();
  }
}
