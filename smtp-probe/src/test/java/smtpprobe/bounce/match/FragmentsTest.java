package smtpprobe.bounce.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FragmentsTest {

  private static List<Integer> found(String text, String... wanted) {
    return new Fragments.Finder(List.of(wanted).stream().map(Fragments::of).toList())
        .in(text).stream().sorted().toList();
  }

  @Test
  void wantsTheFragmentsInTheirOrder() {
    assertThat(found("no such user is here", "such ... here")).containsExactly(0);
    assertThat(found("here is no such user", "such ... here")).isEmpty();
    assertThat(found("user user", "user ... user")).containsExactly(0);
    assertThat(found("user", "user ... user")).isEmpty();
  }

  @Test
  void beginsWhereAWordBeginsAndEndsWhereItIsToldTo() {
    assertThat(found("the spfoo", "spf|", "spf", "foo")).containsExactly(1);
    assertThat(found("the spf.", "spf|")).containsExactly(0);
    assertThat(found("550 5.7.25 no", "5.7.2|", "5.7.25|")).containsExactly(1);
  }

  @Test
  void findsWhatARegularExpressionFinds() {
    Random random = new Random(17);
    for (int round = 0; round < 300; round++) {
      String[] wanted = new String[12];
      Arrays.setAll(wanted, i -> words(random, 1 + random.nextInt(3), "...", List.of("", "|")));
      String text = words(random, 12, " ", List.of(""));

      List<Integer> expected =
          IntStream.range(0, wanted.length)
              .filter(i -> Pattern.compile(expression(wanted[i])).matcher(text).find())
              .boxed()
              .toList();
      assertThat(found(text, wanted)).as(text).isEqualTo(expected);
    }
  }

  private static String expression(String wanted) {
    return "\\b" + wanted.replace("|", "\\b").replace("...", ".*\\b");
  }

  private static String words(Random random, int count, String between, List<String> ends) {
    return IntStream.range(0, count)
        .mapToObj(i -> letters(random) + ends.get(random.nextInt(ends.size())))
        .collect(Collectors.joining(between));
  }

  private static String letters(Random random) {
    return random
        .ints(1 + random.nextInt(4), 'a', 'd')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
