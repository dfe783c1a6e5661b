package smtpprobe.cli;

import fakereceiver.cli.Cli;
import fakereceiver.cli.OptionsCompiler;
import fakereceiver.cli.manual.Manual;
import fakereceiver.cli.manual.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import smtpprobe.bounce.cause.BounceFiles;
import smtpprobe.bounce.reply.PatternArchive;
import smtpprobe.config.Settings;

/** Writes man pages and completion of {@code smtp-probe}; the build runs it. */
public final class ManualMain {

  private ManualMain() {}

  /** The whole manual. */
  public static Manual manual() {
    return new Manual(
        Cli.described(Main.commands()),
        new Source(
            ManualMain::setting,
            Map.of(
                Settings.NAME,
                "The configuration, in the folder where the program is started. Words of the"
                    + " command line count before variables of the environment, and these before"
                    + " it."),
            List.of("fake-receiver(1)")));
  }

  /** Options that ask for help are never taken from elsewhere. */
  private static Source.Setting setting(OptionSpec option) {
    String name = option.longestName();
    boolean isSetting = name.startsWith("--") && option.arity().max() > 0 && !option.usageHelp();
    return isSetting
        ? new Source.Setting(Optional.of(Configured.variableOf(name)), Settings.keyOf(name))
        : Source.Setting.NONE;
  }

  /**
   * Writes it, and what the program needs when it runs of its options and of its files.
   *
   * @param args the folder of the manual, and that of the classes
   */
  public static void main(String... args) throws IOException {
    manual().writeTo(Path.of(args[0]));
    OptionsCompiler.write(Main.commands(), Path.of(args[1]));
    BounceFiles.compile(Path.of(args[1]));
    PatternArchive.compile(Path.of(args[1]));
  }
}
