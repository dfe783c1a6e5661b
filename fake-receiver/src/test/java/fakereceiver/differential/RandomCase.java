package fakereceiver.differential;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What is decided at random about one case, a function of its seed; and what is odd about it. */
abstract class RandomCase {

  final Random random;
  final Set<String> odd = new TreeSet<>();

  RandomCase(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** One time in so many. */
  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  String odd(String oddity, String text) {
    odd.add(oddity);
    return text;
  }

  @SafeVarargs
  final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
