package smtpprobe.remedy;

import java.util.List;

/** One thing to change, on the host or in DNS. Immutable. */
public interface Change {

  Plan applyTo(Plan plan);

  /**
   * How to make it, in the words of whatever it is made with.
   *
   * @param plan as it is before the change: it knows which software the host runs
   */
  List<Recipe> recipes(Plan plan);

  /**
   * The same for somebody who is told what is wrong and not yet how to write it down: half
   * sentences that say what to do, {@code set "myhostname = mail.example.org" in main.cf}.
   *
   * @param plan as it is before the change
   */
  default List<String> advice(Plan plan) {
    return List.of();
  }
}
