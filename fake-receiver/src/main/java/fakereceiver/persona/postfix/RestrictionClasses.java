package fakereceiver.persona.postfix;

import fakereceiver.persona.postfix.Restrictions.Restriction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes classes of restrictions (smtpd_restriction_classes) in one list apart. What stands in a
 * class that was there before adds nothing, so each is taken once, or twice where it only warned.
 */
final class RestrictionClasses {

  /** Nobody nests them more deeply, and a stack has an end. */
  private static final int MAX_DEPTH = 100;

  private final Map<String, String> classes;
  private final Deque<String> within = new ArrayDeque<>();
  private final Set<Restriction> taken = new HashSet<>();
  private final List<Restriction> apart = new ArrayList<>();

  private RestrictionClasses(Map<String, String> classes) {
    this.classes = classes;
  }

  /** The restrictions of {@code list}; a class that names itself stays as it is. */
  static List<Restriction> apart(String list, Map<String, String> classes) {
    RestrictionClasses taking = new RestrictionClasses(classes);
    taking.take(list, false);
    return taking.apart;
  }

  private void take(String list, boolean warned) {
    for (Restriction in : Restrictions.of(list)) {
      Restriction one = warned ? in.onlyWarning() : in;
      String own = classes.get(one.name());
      if (own == null || within.contains(one.name()) || within.size() == MAX_DEPTH) {
        apart.add(one);
      } else if (taken.add(one)) {
        within.push(one.name());
        take(own, one.warned());
        within.pop();
      }
    }
  }
}
