package smtpprobe.hostile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the network says is scanned plainly, not by regular expressions, in both programs. The
 * classes that use some nevertheless are in a list, each with the reason why its work stays in
 * proportion; {@link LinearPatternsTest} tries that.
 */
class NetworkPatternsTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("fakereceiver", "smtpprobe");

  /** Packages that read files and command lines of the user's own; all others hear strangers. */
  private static final Set<String> LOCAL =
      Set.of(
          "fakereceiver.cli",
          "fakereceiver.junit",
          "fakereceiver.persona",
          "fakereceiver.scenario",
          "fakereceiver.yaml",
          "smtpprobe.cli",
          "smtpprobe.config",
          "smtpprobe.exposure",
          "smtpprobe.filter",
          "smtpprobe.host",
          "smtpprobe.letter",
          "smtpprobe.mta",
          "smtpprobe.reading",
          "smtpprobe.rules.host",
          "smtpprobe.sender");

  private static final Map<String, String> ALLOWED = NetworkPatterns.allowed();

  private static final Set<String> OF_STRING =
      Set.of("split", "matches", "replaceAll", "replaceFirst");

  /** A text without anything special, which {@link String#split} looks for as it stands. */
  private static final Pattern PLAIN_SPLIT =
      Pattern.compile("split\\(\"(?:[^\\\\.$|()\\[{^?*+\"]|\\\\[nt0]|\\\\\\\\[.|*+?])\"");

  private static final Map<String, SourceFile> SOURCES =
      SourceFile.ofBothModules().stream()
          .collect(Collectors.toMap(SourceFile::name, Function.identity()));

  @Test
  void noPatternLooksAtWhatTheNetworkSays() {
    rule(ALLOWED.keySet()).check(CLASSES);
  }

  @Test
  void theListHasNobodyWhoUsesNone() {
    Set<String> idle = new TreeSet<>(ALLOWED.keySet());
    CLASSES.stream()
        .filter(type -> patternsOf(type).findAny().isPresent())
        .forEach(type -> idle.remove(outermost(type)));

    assertThat(idle).isEmpty();
  }

  @Test
  void everyReasonIsASentence() {
    assertThat(ALLOWED.values()).allMatch(reason -> reason.matches("[A-Z].{15,}\\."));
  }

  @Test
  void aClassThatUsesPatternsIsFound() {
    JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);

    assertThatThrownBy(() -> rule(Set.of()).check(careless))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Careless.byPattern")
        .hasMessageContaining("Careless.byText")
        .hasMessageContaining("Careless.inParts")
        .hasMessageNotContaining("Careless.atCommas");
  }

  private static ArchRule rule(Set<String> allowed) {
    return classes()
        .should(
            new ArchCondition<JavaClass>("scan what the network says without patterns") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                if (hearsStrangers(item) && !allowed.contains(outermost(item))) {
                  patternsOf(item)
                      .map(use -> SimpleConditionEvent.violated(use, use.getDescription()))
                      .forEach(events::add);
                }
              }
            });
  }

  private static boolean hearsStrangers(JavaClass type) {
    return LOCAL.stream().noneMatch(room -> (type.getPackageName() + ".").startsWith(room + "."));
  }

  private static Stream<JavaAccess<?>> patternsOf(JavaClass type) {
    return type.getAccessesFromSelf().stream().filter(NetworkPatternsTest::usesPatterns);
  }

  private static boolean usesPatterns(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return owner.getPackageName().equals("java.util.regex")
        || owner.isEquivalentTo(java.util.Scanner.class)
        || (owner.isEquivalentTo(String.class)
            && OF_STRING.contains(access.getName())
            && !isPlain(access));
  }

  /** Looks at the source, since a compiled call does not say with what it was made. */
  private static boolean isPlain(JavaAccess<?> access) {
    String name = outermost(access.getOriginOwner());
    return name.equals(Careless.class.getName())
        ? access.getOrigin().getName().equals("atCommas")
        : SOURCES.containsKey(name)
            && PLAIN_SPLIT.matcher(SOURCES.get(name).line(access.getLineNumber())).find();
  }

  private static String outermost(JavaClass type) {
    int inner = type.getName().indexOf('$');
    return inner < 0 || type.getName().startsWith(Careless.class.getName())
        ? type.getName()
        : type.getName().substring(0, inner);
  }

  /** What the rule is to find. */
  static final class Careless {
    private static final Pattern SLOW = Pattern.compile("(a|aa)+b");

    private Careless() {}

    static boolean byPattern(String text) {
      return SLOW.matcher(text).matches();
    }

    static boolean byText(String text) {
      return text.matches("(a|aa)+b");
    }

    static int inParts(String text) {
      return text.split("\\s*,\\s*", -1).length;
    }

    static int atCommas(String text) {
      return text.split(",", -1).length;
    }
  }
}
