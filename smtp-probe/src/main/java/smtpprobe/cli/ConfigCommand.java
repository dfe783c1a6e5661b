package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.mail.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import smtpprobe.config.HostPlan;
import smtpprobe.config.Settings;

/** {@code smtp-probe config}: what commands are told beside the command line, and by whom. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description =
        "Shows what smtp-probe.yaml and the environment say, and where each value comes from. The"
            + " command line comes first, then the environment (SMTP_PROBE_FAIL_ON for --fail-on),"
            + " then the file, then the default.",
    footer = {"", "Exit codes: 0 it is well, 2 something is wrong with it."})
final class ConfigCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Configured configured = Main.configured(spec);
    PrintWriter out = spec.commandLine().getOut();
    List<String> args = spec.commandLine().getParent().getParseResult().originalArgs();
    Optional<Settings> settings = configured.settings(args);
    out.println(
        "file: " + settings.map(one -> one.file().toString()).orElse("none (smtp-probe.yaml)"));
    Map<String, String> lines = new LinkedHashMap<>();
    for (CommandLine line : spec.commandLine().getParent().getSubcommands().values()) {
      configured
          .values(line, List.of(), settings)
          .forEach(
              value ->
                  lines.putIfAbsent(
                      value.option(),
                      String.join(", ", value.words()) + "  (" + value.origin() + ")"));
    }
    List<String> unset = new ArrayList<>(List.of("--persona", "--zone", "--format", "--fail-on"));
    unset.removeAll(lines.keySet());
    unset.forEach(option -> lines.put(option, "(default; see --help of the command)"));
    lines.forEach((option, value) -> out.println(Printable.of(option + ": " + value)));
    settings.ifPresent(
        one -> one.hosts().forEach(host -> out.println(Printable.of(words(one, host)))));
    out.flush();
    return ExitCode.OK;
  }

  private static String words(Settings settings, HostPlan host) {
    return "host "
        + host.name()
        + ": "
        + host.client()
        + ", greeting as "
        + host.helo()
        + ", from "
        + host.from()
        + " to "
        + String.join(", ", host.to())
        + "  ("
        + settings.file()
        + ":"
        + host.line()
        + ")";
  }
}
