package fakereceiver.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Reply;
import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.server.Client;
import fakereceiver.server.Lab;
import fakereceiver.session.Budget;
import fakereceiver.session.Keeper;
import fakereceiver.session.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients that fill the memory get little of it, and nothing that a good client needs. */
class GreedyClientsTest {

  private static final int BUDGET = 4 << 20;
  private static final String LINE = "x".repeat(998) + "\r\n";
  private static final String MUCH = LINE.repeat(1800);
  private static final String MODEST = "\r\n" + LINE.repeat(100);

  private static FakeReceiver receiver(Budget budget) {
    return Lab.receiver().maxMessageSize(BUDGET).budget(budget).start();
  }

  private static Client from(FakeReceiver receiver, String address) {
    Client client = Client.connected(receiver);
    client.say("XCLIENT ADDR=IPV6:" + address);
    client.say("EHLO client.example");
    return client;
  }

  private static String mail(Client client, String body) {
    client.untilData();
    client.send(body + ".\r\n");
    return client.reply();
  }

  /** A client that sends much and does not come to an end. */
  private static Client greedy(FakeReceiver receiver, String address) {
    Client client = from(receiver, address);
    client.untilData();
    client.send(MUCH);
    return client;
  }

  private static void closeAll(List<Client> clients) {
    clients.forEach(Client::close);
  }

  @Test
  void oneSessionAloneHasAQuarterAndMoreGetsA452() {
    try (FakeReceiver receiver = receiver(new Budget(BUDGET));
        Client client = from(receiver, "2001:db8:bad::1")) {
      assertThat(mail(client, MUCH)).startsWith("452 4.3.1");
      assertThat(mail(client, MODEST)).startsWith("250");
    }
  }

  /** Judging may wait for DNS: twenty sessions that did were the end of a heap of 128 MiB. */
  @Test
  void aMessageCountsWhileItIsJudgedAndOnceWhenItIsOver() {
    Budget budget = new Budget(BUDGET);
    AtomicLong whileKept = new AtomicLong();
    String body = "\r\n" + LINE.repeat(500);
    try (FakeReceiver receiver =
            Lab.receiver().budget(budget).keeper(noting(budget, whileKept)).start();
        Client client = from(receiver, "2001:db8:bad::1")) {
      assertThat(mail(client, body)).startsWith("250");

      assertThat(whileKept).hasValueGreaterThan(body.length());
      assertThat(budget.live()).isBetween((long) body.length(), 2L * body.length());
    }
  }

  /** One mail with 175,000 fields was the end of a heap of 48 MiB. */
  @Test
  void whatReadingAHeaderTakesIsCounted() {
    try (FakeReceiver receiver = receiver(new Budget(BUDGET));
        Client client = from(receiver, "2001:db8:bad::1")) {
      assertThat(mail(client, "X: y\r\n".repeat(100_000) + "\r\n")).startsWith("452 4.3.1");
      assertThat(mail(client, "X: y\r\n".repeat(1_000) + "\r\n")).startsWith("250");
    }
  }

  @Test
  void octetsOfAMessageThatComesToNothingAreGivenBack() {
    Budget budget = new Budget(BUDGET);
    try (FakeReceiver receiver = receiver(budget);
        Client client = from(receiver, "2001:db8:bad::1")) {
      client.envelope();
      client.send("BDAT 499000\r\n" + "x".repeat(499_000));
      assertThat(client.reply()).startsWith("250");
      assertThat(budget.live()).isGreaterThan(499_000);
      client.say("RSET");
      assertThat(budget.live()).isLessThan(99_000);

      receiver.enqueueMails(1, new Misbehaviour.Say(Moment.MESSAGE, Reply.of(451, "4.3.0 Later")));
      assertThat(mail(client, LINE.repeat(499))).startsWith("451 4.3.0");
      client.say("NOOP");
      assertThat(budget.live()).isLessThan(99_000);
    }
  }

  private static Keeper noting(Budget budget, AtomicLong live) {
    return new Keeper() {
      @Override
      public void keep(Mail mail) {
        live.set(budget.live());
      }

      @Override
      public void note(Mail mail) {}
    };
  }

  @Test
  void whatASessionMayHoldShrinksWithUse() {
    Budget budget = new Budget(BUDGET);
    try (Budget.Account one = account(budget, 1);
        Budget.Account two = account(budget, 2);
        Budget.Account three = account(budget, 3);
        Budget.Account four = account(budget, 4)) {
      for (Budget.Account account : List.of(one, two, three, four)) {
        takeAllThereIs(account);
      }

      assertThat(budget.live()).isLessThan(BUDGET * 3L / 4);
    }
    assertThat(budget.live()).isZero();
  }

  @Test
  void whatCanBeDoneWithoutHasHalfAtMostAndCutsOffNobody() {
    Budget budget = new Budget(BUDGET);
    List<Budget.Account> accounts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Budget.Account account = account(budget, i);
      accounts.add(account);
      while (account.takeSpareable(1 << 10)) {
        assertThat(budget.live()).isLessThanOrEqualTo(BUDGET / 2);
      }
    }

    assertThat(budget.live()).isGreaterThan(BUDGET / 2 - (1 << 10));
    assertThat(accounts).noneMatch(Budget.Account::isCut);
    accounts.forEach(Budget.Account::close);
    assertThat(budget.live()).isZero();
  }

  private static Budget.Account account(Budget budget, int network) {
    return budget.open(ClientNetwork.of(IpAddress.of("2001:db8:" + network + "::1")));
  }

  private static void takeAllThereIs(Budget.Account account) {
    while (account.take(1 << 10)) {
      assertThat(account.isCut()).isFalse();
    }
  }

  @Test
  void aGoodClientIsServedBesideGreedyOnesOfAFewNetworks() {
    List<Client> greedy = new ArrayList<>();
    try (FakeReceiver receiver = receiver(new Budget(BUDGET))) {
      for (int i = 0; i < 40; i++) {
        greedy.add(greedy(receiver, "2001:db8:bad:" + i % 4 + "::" + (i + 1)));
      }
      for (int i = 0; i < 10; i++) {
        try (Client good = from(receiver, "2001:db8::25")) {
          assertThat(mail(good, MODEST)).startsWith("250");
          assertThat(good.say("QUIT")).startsWith("221");
        }
      }
      closeAll(greedy);
    }
  }

  @Test
  void aGoodClientIsServedBesideGreedyOnesOfItsOwnNetwork() {
    List<Client> greedy = new ArrayList<>();
    try (FakeReceiver receiver = receiver(new Budget(BUDGET))) {
      for (int i = 0; i < 12; i++) {
        greedy.add(greedy(receiver, "2001:db8::bad:" + (i + 1)));
      }
      try (Client good = from(receiver, "2001:db8::25")) {
        assertThat(mail(good, MODEST)).startsWith("250");
      }
      closeAll(greedy);
    }
  }

  @Test
  void theGreediestIsCutOffFirstAndToldWhy() {
    Budget budget = new Budget(BUDGET);
    try (FakeReceiver receiver = receiver(budget);
        Client greediest = from(receiver, "2001:db8:bad::1");
        Budget.Account modest = account(budget, 7)) {
      greediest.untilData();
      greediest.send(LINE.repeat(520));
      awaitHeld(budget, 1 << 19);
      List<Budget.Account> others =
          IntStream.range(0, 345).mapToObj(i -> account(budget, 100 + i)).toList();
      others.forEach(other -> assertThat(other.take(10 << 10)).isTrue());

      assertThat(modest.take(60 << 10)).isTrue();

      assertThat(greediest.reply()).startsWith("421 4.3.1 This session holds too much memory");
      assertThat(others).noneMatch(Budget.Account::isCut);
      others.forEach(Budget.Account::close);
    }
  }

  private static void awaitHeld(Budget budget, long octets) {
    long end = System.nanoTime() + Lab.PATIENCE.toNanos();
    while (budget.live() < octets && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(budget.live()).isGreaterThanOrEqualTo(octets);
  }
}
