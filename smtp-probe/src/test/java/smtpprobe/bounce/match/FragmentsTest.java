package smtpprobe.bounce.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  void findsWhatAPlainSearchFinds() {
    Random random = new Random(17);
    for (int round = 0; round < 300; round++) {
      List<String> literals = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String literal = letters(random, 1 + random.nextInt(4));
        if (!literals.contains(literal)) {
          literals.add(literal);
        }
      }
      String text = letters(random, 60);
      List<String> hits = new ArrayList<>();
      new Automaton(literals).scan(text, (literal, start, end) -> hits.add(literal + "@" + start));

      List<String> expected = new ArrayList<>();
      for (int i = 0; i < literals.size(); i++) {
        for (int at = 0; at < text.length(); at++) {
          if (text.startsWith(literals.get(i), at)) {
            expected.add(i + "@" + at);
          }
        }
      }
      assertThat(hits).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String letters(Random random, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(3))))
        .reduce("", String::concat);
  }
}
