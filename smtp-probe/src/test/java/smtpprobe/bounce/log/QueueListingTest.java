package smtpprobe.bounce.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueueListingTest {

  private static List<String> waiting(String listing) {
    QueueListing queue = new QueueListing();
    assertThat(listing.lines()).anyMatch(QueueListing::begins);
    return listing
        .lines()
        .flatMap(line -> queue.read(line).stream())
        .map(entry -> entry.recipient() + " " + entry.text())
        .toList();
  }

  @Test
  void readsTheQueueOfPostfix() {
    assertThat(
            waiting(
                """
                -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
                4ZK9QW1Q2Z*     1234 Sat Nov 28 03:11:22  alice@example.org
                                                         active@example.net

                C5009204D2      1234 Sat Nov 28 03:11:22  alice@example.org
                (connect to mx.example.net[2001:db8:9::25]:25: Network is unreachable)
                                                         bob@example.net

                D5009204D3      1234 Sat Nov 28 04:11:22  alice@example.org
                  (host mx.example.com[2001:db8:8::25] said: 450 4.7.25 no PTR (in reply to RCPT))
                                                         carol@example.com
                                                         dave@example.com

                -- 4 Kbytes in 3 Requests.
                """))
        .containsExactly(
            "bob@example.net connect to mx.example.net[2001:db8:9::25]:25: Network is unreachable",
            "carol@example.com host mx.example.com[2001:db8:8::25] said: 450 4.7.25 no PTR (in"
                + " reply to RCPT)",
            "dave@example.com host mx.example.com[2001:db8:8::25] said: 450 4.7.25 no PTR (in reply"
                + " to RCPT)");
  }

  @Test
  void readsTheQueueOfPostfixAsJson() {
    assertThat(
            waiting(
                """
                {"queue_name": "deferred", "queue_id": "C5", "recipients": [{"address": \
                "bob@example.net", "delay_reason": "timed out"}, {"address": "carol@example.com"}]}
                {"queue_name": "active", "queue_id": "E5", "recipients": [{"address": "x@y.example"}]}
                {"queue_name": "deferred", "queue
                """))
        .containsExactly("bob@example.net timed out");
  }

  @Test
  void readsTheQueueOfSendmail() {
    assertThat(
            waiting(
                """
                		/var/spool/mqueue (2 requests)
                -----Q-ID----- --Size-- -----Q-Time----- ------------Sender/Recipient-----------
                5AC3BMab000002      123 Sat Nov 28 03:11 <alice@example.org>
                                 (Deferred: Connection timed out with mx.example.net.)
                					 <bob@example.net>
                5AC3BMab000003*     456 Sat Nov 28 04:11 root
                      (Deferred: 450 4.7.1 no PTR)
                      (---:carol@example.com---)
                					 carol@example.com
                		Total requests: 2
                """))
        .containsExactly(
            "bob@example.net Deferred: Connection timed out with mx.example.net.",
            "carol@example.com Deferred: 450 4.7.1 no PTR");
  }

  @Test
  void readsTheQueueOfOpensmtpd() {
    assertThat(
            waiting(
                """
                5f1d2a3b4c5d6e7f|inet6|mta|auth|a@example.org|b@x.example|b@y.example|1|2|0|3|pending|5210|450 no | PTR
                5f1d2a3b4c5d6e80|local|mta||a@example.org|c@x.example|c@x.example|1|2|0|0|inflight|1|
                """))
        .containsExactly("b@y.example 450 no | PTR");
  }
}
