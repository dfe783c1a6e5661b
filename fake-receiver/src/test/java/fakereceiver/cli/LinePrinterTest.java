package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinePrinterTest {

  @Test
  void hasPrintedAllInOrderWhenItIsClosed() {
    StringWriter out = new StringWriter();
    LinePrinter printer = LinePrinter.to(new PrintWriter(out));
    IntStream.range(0, 1000).forEach(i -> printer.print("line " + i));
    printer.close();

    assertThat(out.toString().lines().toList())
        .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList());
  }

  @Test
  void letsNobodyWaitForAReaderUntilVeryMuchHasCome() throws Exception {
    PipedReader reader = new PipedReader();
    LinePrinter printer = LinePrinter.to(new PrintWriter(new PipedWriter(reader)));
    String line = "x".repeat(1 << 16);
    IntStream.range(0, 60).forEach(i -> printer.print(line)); // the pipe holds 1024 characters

    CountDownLatch through = new CountDownLatch(1);
    Thread greedy =
        new Thread(
            () -> {
              IntStream.range(0, 60).forEach(i -> printer.print(line));
              through.countDown();
            });
    greedy.start();
    while (greedy.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(through.getCount()).isEqualTo(1);

    for (int i = 0; i < 120 * (line.length() + System.lineSeparator().length()); i++) {
      assertThat(reader.read()).isNotNegative();
    }
    through.await();
    printer.close();
  }
}
