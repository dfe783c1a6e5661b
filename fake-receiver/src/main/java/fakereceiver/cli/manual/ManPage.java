package fakereceiver.cli.manual;

import static fakereceiver.cli.manual.Roff.bold;
import static fakereceiver.cli.manual.Roff.escaped;
import static fakereceiver.cli.manual.Roff.italic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The man page of one command.
 *
 * @param command with everything that its help says
 * @param source what the page says beside that
 * @param build whose version and date stand on it
 */
record ManPage(CommandLine command, Source source, Build build) {

  private static final int NAME_WIDTH = 60;

  /** {@code smtp-probe-check}, as git's pages are named. */
  String name() {
    return command.getCommandSpec().qualifiedName("-");
  }

  String text() {
    Roff page = new Roff();
    CommandSpec spec = command.getCommandSpec();
    String program = spec.root().name();
    page.title(
        name().toUpperCase(Locale.ROOT),
        build.date().orElse(""),
        program + " " + build.version().orElse(""),
        program + " manual");
    page.section("NAME").broken(escaped(name()) + " \\- " + escaped(oneLine(Words.said(command))));
    page.section("SYNOPSIS").broken(synopsis());
    page.section("DESCRIPTION").paragraph(Words.said(command));
    Footer footer = Footer.of(spec);
    footer.notes().forEach(page::paragraph);
    commands(page);
    positionals(page, spec.positionalParameters());
    options(page, spec.options());
    examples(page, footer.examples());
    page.section("EXIT STATUS");
    spec.usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> page.item(bold(code), escaped(meaning) + "."));
    if (spec.usageMessage().exitCodeList().isEmpty()) {
      page.paragraph("That of the command; 2 without one.");
    }
    if (!source.files().isEmpty()) {
      page.section("FILES");
      source.files().forEach((file, what) -> page.item(italic(file), escaped(what)));
    }
    page.section("SEE ALSO").broken(seeAlso());
    return page.toString();
  }

  /** The first sentence, or its beginning, as whatis(1) lists it. */
  private static String oneLine(String description) {
    int end = description.indexOf(". ");
    String sentence =
        end < 0 ? description.replaceFirst("\\.$", "") : description.substring(0, end);
    int colon = sentence.indexOf(':');
    String shown =
        sentence.length() > NAME_WIDTH && colon > 0 ? sentence.substring(0, colon) : sentence;
    return shown.substring(0, 1).toLowerCase(Locale.ROOT) + shown.substring(1);
  }

  /** As in the help, broken by whoever shows the page. */
  private String synopsis() {
    String name = command.getCommandSpec().qualifiedName();
    String help =
        command
            .getHelpFactory()
            .create(
                command.getCommandSpec(),
                CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .synopsis(0)
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "))
            .replace(", ", ",");
    return bold(name) + escaped(help.substring(name.length()));
  }

  private void commands(Roff page) {
    List<CommandLine> all = shown(command);
    if (all.isEmpty()) {
      return;
    }
    page.section("COMMANDS");
    for (CommandLine one : all) {
      CommandSpec spec = one.getCommandSpec();
      page.item(
          bold(spec.name()),
          escaped(Words.said(one)) + " See " + bold(spec.qualifiedName("-")) + "(1).");
    }
  }

  /** Those with a page of their own. */
  static List<CommandLine> shown(CommandLine line) {
    return line.getSubcommands().values().stream()
        .distinct()
        .filter(one -> !one.getCommandSpec().usageMessage().hidden())
        .filter(one -> !List.of("help", "generate-completion").contains(one.getCommandName()))
        .toList();
  }

  private static void positionals(Roff page, List<PositionalParamSpec> all) {
    if (!all.isEmpty()) {
      page.section("ARGUMENTS");
      all.forEach(
          one -> page.item(italic(one.paramLabel()), escaped(String.join(" ", one.description()))));
    }
  }

  private void options(Roff page, List<OptionSpec> all) {
    page.section("OPTIONS");
    for (OptionSpec option : all) {
      if (!option.hidden()) {
        page.item(term(option), meaning(option));
      }
    }
  }

  private static String term(OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    names.sort((a, b) -> Integer.compare(a.length(), b.length()));
    String all = names.stream().map(Roff::bold).collect(Collectors.joining(", "));
    if (option.arity().max() == 0) {
      return all;
    }
    String value = "=" + "\u0000" + (option.splitRegex().isEmpty() ? "" : "[,...]");
    String shown = escaped(value).replace("\u0000", italic(option.paramLabel()));
    return all + (option.arity().min() == 0 ? "[" + shown + "]" : shown);
  }

  /** What it does, then where else it can be set. */
  private String meaning(OptionSpec option) {
    StringBuilder text = new StringBuilder(escaped(said(option)));
    Source.Setting setting = source.option().apply(option);
    setting.variable().ifPresent(name -> text.append("\n.br\nEnvironment: ").append(bold(name)));
    setting
        .key()
        .ifPresent(
            key ->
                text.append(setting.variable().isPresent() ? "; in " : "\n.br\nIn ")
                    .append(italic("smtp-probe.yaml"))
                    .append(": ")
                    .append(bold(key)));
    return text.toString();
  }

  /** As picocli's help says it: with the values in the place of its variables. */
  static String said(OptionSpec option) {
    String fallback = option.fallbackValue();
    String byDefault = option.defaultValueString();
    return String.join(" ", option.description())
        .replace("${DEFAULT-VALUE}", byDefault)
        .replace("${FALLBACK-VALUE}", fallback)
        .replace("%n", " ")
        .replace("%%", "%");
  }

  private static void examples(Roff page, List<Footer.Example> all) {
    if (!all.isEmpty()) {
      page.section("EXAMPLES");
      for (Footer.Example one : all) {
        if (!one.about().isEmpty()) {
          page.paragraph(one.about());
        }
        page.verbatim(one.lines());
      }
    }
  }

  private String seeAlso() {
    List<String> pages = new ArrayList<>();
    CommandLine parent = command.getParent();
    if (parent == null) {
      shown(command).forEach(one -> pages.add(one.getCommandSpec().qualifiedName("-") + "(1)"));
    } else {
      pages.add(parent.getCommandSpec().qualifiedName("-") + "(1)");
    }
    pages.addAll(source.seeAlso());
    return pages.stream()
        .map(one -> bold(one.replace("(1)", "")) + "(1)")
        .collect(Collectors.joining(", "));
  }
}
