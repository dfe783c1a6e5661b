package smtpprobe.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No regular expression of either program goes back over a text again and again, or goes one call
 * deeper for each character: each is tried on thousands of texts made for it.
 */
class LinearPatternsTest {

  private static final int SHORT = 800;
  private static final int LONG = 6_000;
  private static final int SMALL_STACK = 512 * 1024;

  /** Looks per character. Work that grows with the square has hundreds at this length. */
  private static final int ALLOWED = 60;

  /** What asks a pattern at every place of a text; to match a whole text asks at its beginning. */
  private static final Set<String> SEARCHING =
      Set.of("find", "results", "replaceAll", "replaceFirst", "split", "splitAsStream");

  private static final Set<String> WHOLE = Set.of("matches", "lookingAt");

  private static final Pattern CALL =
      Pattern.compile(
          "\\.(matches|replaceAll|replaceFirst|split)\\(\\s*+\"((?:[^\"\\\\]|\\\\.)*+)\"");

  /** Why some may take longer: their texts are short, whoever made them. */
  private static final Map<String, String> BOUNDED =
      Map.of(
          "fakereceiver.rules.PtrNotAHostName.APPENDED",
          "a domain name, of at most 255 octets",
          "fakereceiver.auth.spf.SpfRecordParser.MODIFIER",
          "never looked for: whole terms only",
          "fakereceiver.auth.spf.SpfRecordParser.MODIFIER_FORM",
          "never looked for: whole terms only",
          "smtpprobe.letter.Template.FIELD",
          "never looked for: whole lines only");

  /**
   * A pattern of a class.
   *
   * @param name the field that holds it, or the file that says it
   * @param whole whether the class matches whole texts by it
   * @param searched whether the class looks for it within texts
   */
  private record Held(String name, Pattern pattern, boolean whole, boolean searched) {}

  @Test
  void everyPatternTakesTimeInProportionToItsText() throws Exception {
    List<Held> all = new ArrayList<>(patterns());
    all.addAll(literals());
    all.removeIf(held -> BOUNDED.containsKey(held.name()));

    assertThat(all).hasSizeGreaterThan(50).anyMatch(Held::searched).anyMatch(Held::whole);
    assertThat(faults(all)).isEmpty();
  }

  @Test
  void aPatternThatIsQuadraticIsFound() throws Exception {
    assertThat(faults(of("\\s+$", false))).isNotEmpty();
    assertThat(faults(of("(.*);(.*);(.*);x", true))).isNotEmpty();
  }

  @Test
  void aPatternThatIsExponentialIsFound() throws Exception {
    assertThat(faults(of("(a|aa)+b", true))).isNotEmpty();
  }

  @Test
  void aPatternThatOverflowsTheStackIsFound() throws Exception {
    assertThat(faults(of("(?:[^\"\\\\]|\\\\.)*", true)).toString()).contains("stack");
  }

  private static List<Held> of(String pattern, boolean whole) {
    return List.of(new Held(pattern, Pattern.compile(pattern), whole, !whole));
  }

  /** Of each that has one, by its name. */
  private static Map<String, String> faults(List<Held> all) throws Exception {
    FutureTask<Map<String, String>> task =
        new FutureTask<>(
            () -> {
              Map<String, String> faults = new TreeMap<>();
              all.forEach(held -> fault(held).ifPresent(fault -> faults.put(held.name(), fault)));
              return faults;
            });
    new Thread(null, task, "small stack", SMALL_STACK).start();
    return task.get(5, TimeUnit.MINUTES);
  }

  private static Optional<String> fault(Held held) {
    return EvilTexts.units(held.pattern()).stream()
        .flatMap(
            unit ->
                fault(held, unit)
                    .map(f -> f + " on " + unit.replace("\n", "\\n") + " again and again")
                    .stream())
        .findFirst();
  }

  private static Optional<String> fault(Held held, String unit) {
    Pattern pattern = held.pattern();
    boolean goesOn = false;
    for (String text : EvilTexts.of(pattern, unit, SHORT)) {
      CountedText whole = counted(text);
      Optional<String> fault =
          held.whole() ? tried(pattern, whole, Matcher::matches) : Optional.empty();
      if (fault.isEmpty() && held.searched()) {
        fault = tried(pattern, counted(text), m -> m.results().count() > 0);
      }
      if (fault.isPresent()) {
        return fault;
      }
      goesOn |= whole.wasReadToTheEnd();
    }
    return goesOn ? tried(pattern, deep(unit), Matcher::matches) : Optional.empty();
  }

  /** Long enough for a small stack, if it goes one call deeper with each of its units. */
  private static CountedText deep(String unit) {
    return new CountedText(unit.repeat(LONG / unit.length()), Long.MAX_VALUE);
  }

  private static CountedText counted(String text) {
    return new CountedText(text, (long) ALLOWED * text.length());
  }

  private static Optional<String> tried(
      Pattern pattern, CountedText text, Predicate<Matcher> question) {
    try {
      boolean unused = question.test(pattern.matcher(text)); // what it found is of no interest
      return Optional.empty();
    } catch (CountedText.TooMuch e) {
      return Optional.of("more than " + ALLOWED + " looks at each character");
    } catch (StackOverflowError e) {
      return Optional.of("the stack overflows");
    }
  }

  private static List<Held> patterns() throws ReflectiveOperationException {
    List<Held> patterns = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fakereceiver", "smtpprobe")) {
      for (JavaField field : type.getFields()) {
        if (field.getRawType().isEquivalentTo(Pattern.class)
            && field.getModifiers().contains(JavaModifier.STATIC)) {
          patterns.add(
              new Held(
                  field.getFullName(), value(field), asks(type, WHOLE), asks(type, SEARCHING)));
        }
      }
    }
    return patterns;
  }

  private static boolean asks(JavaClass type, Set<String> questions) {
    return type.getCodeUnitAccessesFromSelf().stream()
        .filter(access -> access.getTargetOwner().getPackageName().equals("java.util.regex"))
        .anyMatch(access -> questions.contains(access.getName()));
  }

  /** What stands as a text where {@link String} has methods for patterns. */
  private static List<Held> literals() {
    List<Held> literals = new ArrayList<>();
    for (SourceFile file : SourceFile.ofBothModules()) {
      CALL.matcher(file.text())
          .results()
          .forEach(
              call ->
                  literals.add(
                      new Held(
                          file.name() + " " + call.group(2),
                          Pattern.compile(call.group(2).translateEscapes()),
                          call.group(1).equals("matches"),
                          !call.group(1).equals("matches"))));
    }
    return literals;
  }

  private static Pattern value(JavaField field) throws ReflectiveOperationException {
    Field reflected = field.reflect();
    reflected.setAccessible(true);
    return (Pattern) reflected.get(null);
  }
}
