package fakereceiver.cli;

import fakereceiver.cli.manual.Build;
import java.io.PrintWriter;
import java.util.Set;

/**
 * The answer to {@code --version} and nothing else. It is given before any command, or the library
 * that parses their options, is loaded: that takes longer than the JVM itself.
 */
public final class VersionOnly {

  private static final Set<String> WORDS = Set.of("-V", "--version");

  private VersionOnly() {}

  public static boolean isAskedFor(String... args) {
    return args.length == 1 && WORDS.contains(args[0]);
  }

  /** Says which version of that program this is, and returns the exit code. */
  public static int tell(String program, PrintWriter out) {
    out.println(Build.ofThis().text(program));
    out.flush();
    return ExitCode.OK;
  }
}
