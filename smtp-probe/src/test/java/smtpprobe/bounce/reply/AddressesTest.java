package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.Hostile;

class AddressesTest {

  @Test
  void bracketsWithoutAPartnerAreLookedForOnce() {
    String open = "H=" + "[".repeat(3_000_000);
    SaidReply said = new SaidReply(Optional.empty(), Optional.empty(), open, 0, "", false);

    assertThat(Hostile.inTime(() -> Addresses.client(said))).isEmpty();
  }

  @Test
  void whomAProgramInGoDialsIsNotTheClient() {
    String words = "dial tcp [fe80::25]:25: connect: invalid argument";
    SaidReply said = new SaidReply(Optional.empty(), Optional.empty(), words, 0, "", false);

    assertThat(Addresses.client(said)).isEmpty();
  }
}
