package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Texts of help are broken by the terminal's width, never by hand. */
class HelpTextTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        CheckCommand.class,
        FixCommand.class,
        PredictCommand.class,
        RehearseCommand.class,
        SendCommand.class
      })
  void isNotCutInTheMiddleOfASentence(Class<?> command) {
    CommandLine line = new CommandLine(command);

    assertThat(line.getCommandSpec().usageMessage().description()).hasSize(1);
    for (OptionSpec option : line.getCommandSpec().options()) {
      assertThat(option.description()).as(option.longestName()).hasSize(1);
      assertThat(option.description()[0]).as(option.longestName()).endsWith(".");
    }
    assertThat(line.getCommandSpec().usageMessage().footer())
        .filteredOn(text -> text.startsWith("  "))
        .allMatch(text -> text.length() <= 80);
  }
}
