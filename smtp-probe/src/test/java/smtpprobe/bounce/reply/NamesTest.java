package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void leavesWhatIsNoName() {
    String words = "550 5.7.1 hostname, [2001:db8::25] of a list [1] @ home";

    assertThat(Names.hidden(words)).isEqualTo(words);
  }
}
