package fakereceiver.cli;

import fakereceiver.report.Status;

/** The exit codes of every command. */
public final class ExitCode {

  /** Every verdict accepts; every prediction held; the server was told to stop. */
  public static final int OK = 0;

  /** Some verdict is worse than accepting; some prediction missed. */
  public static final int WORSE = 1;

  /** Wrong usage: an option, a file, or a port that is taken. */
  public static final int USAGE = 2;

  /** Could not decide: DNS trouble, no IPv6, no answer from a server. */
  public static final int UNDECIDED = 3;

  /** A fault of the program: EX_SOFTWARE of sysexits.h. */
  public static final int FAULT = 70;

  private ExitCode() {}

  /** The exit code of a command whose report comes to {@code status}. */
  public static int of(Status status) {
    return switch (status) {
      case OK -> OK;
      case WORSE -> WORSE;
      case UNDECIDED -> UNDECIDED;
    };
  }
}
