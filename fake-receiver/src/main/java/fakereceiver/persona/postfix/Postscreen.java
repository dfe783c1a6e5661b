package fakereceiver.persona.postfix;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What postscreen refuses before any restriction is looked at (postscreen(8)). Whether it runs is
 * said in {@code master.cf}.
 */
final class Postscreen {

  private static final List<String> ACTIONS =
      List.of(
          "postscreen_denylist_action",
          "postscreen_blacklist_action",
          "postscreen_dnsbl_action",
          "postscreen_greet_action");

  /** Tests that turn away every client once, whatever it does. */
  private static final List<String> DEEP_TESTS =
      List.of(
          "postscreen_pipelining_enable",
          "postscreen_non_smtp_command_enable",
          "postscreen_bare_newline_enable");

  private static final Set<String> REFUSING = Set.of("enforce", "drop");

  private Postscreen() {}

  /** The parameters by which clients are refused. */
  static List<String> refusing(MainCf config) {
    return Stream.concat(
            ACTIONS.stream().filter(name -> REFUSING.contains(config.value(name, ""))),
            DEEP_TESTS.stream().filter(name -> config.value(name, "").equals("yes")))
        .toList();
  }
}
