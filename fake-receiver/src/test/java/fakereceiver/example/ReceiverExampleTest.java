package fakereceiver.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceiverExampleTest {

  @Test
  void tellsWhyTheMailWasRefused() throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ReceiverExample.main();
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("DEFER because of [fcrdns-mismatch]")
        .contains("mail.example.org AAAA [2001:db8::26]")
        .contains("S: 450 4.7.25 Client host rejected");
  }
}
