package fakereceiver.cli;

import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import fakereceiver.given.UsageException;
import fakereceiver.mail.Printable;
import fakereceiver.persona.PersonaFileException;
import fakereceiver.persona.postfix.MainCf;
import fakereceiver.persona.postfix.PostfixImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fake-receiver personas}: which kinds of receiver there are, and what each does. */
@Command(
    name = "personas",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Lists the kinds of receiver, shows one with its rules and how we know them, checks a"
            + " persona file of yours, which may say 'extends: postfix-strict', or makes one of a"
            + " Postfix configuration.",
    footer = {
      "",
      "Exit codes: 0 shown, or the file is right; 2 wrong usage, or the file is wrong."
    })
final class PersonasCommand implements Callable<Integer> {

  private static final int MAX_MAIN_CF = 4 << 20;

  @ArgGroup private What what = new What();

  private static final class What {

    @Parameters(
        arity = "0..1",
        paramLabel = "NAME",
        description = "The persona to show: a built-in name, or a persona file (.yaml).")
    private Optional<String> name = Optional.empty();

    @Option(
        names = "--check",
        paramLabel = "FILE",
        description = "Check this persona file; prints ok, or all that is wrong with it.")
    private Optional<Path> check = Optional.empty();

    @Option(
        names = "--from-postfix",
        paramLabel = "FILE",
        description =
            "Make a persona file of this main.cf, or of what postconf -n prints, and print it; what"
                + " a persona cannot express is listed on top.")
    private Optional<Path> postfix = Optional.empty();
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (what.check.isPresent()) {
      return check(what.check.get(), out);
    }
    if (what.postfix.isPresent()) {
      UsageException.reading(() -> imported(what.postfix.get())).lines().forEach(out::println);
      return ExitCode.OK;
    }
    List<String> lines =
        what.name
            .map(PersonaOptions::one)
            .map(PersonaText::whole)
            .orElseGet(() -> PersonaText.list(PersonaOptions.several(List.of("all"))));
    lines.forEach(out::println);
    return ExitCode.OK;
  }

  private static String imported(Path file) {
    try {
      MainCf config = MainCf.read(file.toString(), GivenText.read(file, MAX_MAIN_CF));
      return PostfixImport.persona("my-postfix", config);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": " + FileTrouble.why(file, e), e);
    }
  }

  private int check(Path file, PrintWriter out) {
    try {
      PersonaOptions.file(file);
      out.println("ok");
      return ExitCode.OK;
    } catch (PersonaFileException e) {
      PrintWriter err = spec.commandLine().getErr();
      String.valueOf(e.getMessage()).lines().map(Printable::of).forEach(err::println);
      return ExitCode.USAGE;
    }
  }
}
