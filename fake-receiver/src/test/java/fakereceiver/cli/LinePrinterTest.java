package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinePrinterTest {

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  @Test
  void hasPrintedAllInOrderWhenItIsClosed() {
    StringWriter out = new StringWriter();
    LinePrinter printer = LinePrinter.to(new PrintWriter(out), NOWHERE);
    IntStream.range(0, 1000).forEach(i -> printer.print("line " + i));
    printer.close();

    assertThat(out.toString().lines().toList())
        .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList());
  }

  @Test
  void letsNobodyWaitForAReaderUntilVeryMuchHasCome() throws Exception {
    PipedReader reader = new PipedReader();
    LinePrinter printer = LinePrinter.to(new PrintWriter(new PipedWriter(reader)), NOWHERE);
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

  @Test
  void aFullDiskIsToldOnceAndWhatComesLaterIsWritten() throws Exception {
    Writer full = mock();
    doThrow(new IOException("No space left on device")).doNothing().when(full).flush();
    StringWriter told = new StringWriter();
    LinePrinter printer = LinePrinter.to(new PrintWriter(full), new PrintWriter(told));
    printer.print("one");
    verify(full, timeout(20_000)).flush();
    printer.print("two");
    printer.close();

    assertThat(told.toString().lines().toList())
        .containsExactly("The log cannot be written: from here on, lines may be missing in it");
    verify(full).write("two", 0, 3);
  }
}
