package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import smtpprobe.host.Configurator;

/** How changes of the network are kept over a reboot. */
final class NetworkTool {

  private NetworkTool() {}

  /** The commands for now, then the lines for each program that keeps the network of the host. */
  static List<Recipe> recipes(
      Plan plan, List<String> now, Function<Configurator, List<String>> kept) {
    List<Recipe> recipes = new ArrayList<>();
    recipes.add(Recipe.now(now));
    Set<Configurator> found = plan.host().facts().configurators();
    for (Configurator tool : Configurator.values()) {
      if (found.isEmpty() || found.contains(tool)) {
        recipes.add(new Recipe(tool.where(), kept.apply(tool)));
      }
    }
    return recipes;
  }
}
