package smtpprobe.report;

import fakereceiver.report.Line;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.host.Configurator;
import smtpprobe.remedy.Recipe;

/** How to make a change, in the words that most need; other tools by their names. */
final class FewRecipes {

  private static final int LONG = 8;

  private static final Set<String> NETWORK =
      Stream.of(Configurator.values()).map(Configurator::where).collect(Collectors.toSet());

  private FewRecipes() {}

  /** Tools for DNS beside the zone file, and those for the network where nobody knows which. */
  static List<Line> lines(List<Recipe> recipes) {
    List<Recipe> network =
        recipes.stream().filter(recipe -> NETWORK.contains(recipe.tool())).toList();
    List<Recipe> others =
        recipes.stream()
            .filter(
                one ->
                    one.tool().startsWith("nsupdate")
                        || one.tool().startsWith("PowerDNS")
                        || (network.size() > 1 && network.contains(one))
                        || isLongAgain(recipes, one))
            .toList();
    List<Line> lines =
        StepLines.recipes(recipes.stream().filter(one -> !others.contains(one)).toList());
    if (network.size() > 1) {
      lines.add(
          StepLines.faint("kept over a reboot by what sets up the network: --all shows the lines"));
    }
    String names =
        others.stream()
            .filter(recipe -> !network.contains(recipe))
            .map(recipe -> recipe.tool().split("[,(]", 2)[0].strip())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      lines.add(StepLines.faint("also for " + names + ": --all shows the lines"));
    }
    return lines;
  }

  /** What is kept over a reboot is as long as what was run for now. */
  private static boolean isLongAgain(List<Recipe> recipes, Recipe one) {
    return one.lines().size() > LONG && !one.equals(recipes.get(0));
  }
}
