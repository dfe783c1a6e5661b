package smtpprobe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds the picture in docs/architecture.md. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("smtpprobe");

  /** The lines of the picture; the root package is the one without a name. */
  private static final Map<String, Integer> LINES =
      Map.ofEntries(
          Map.entry("json", 1),
          Map.entry("config", 1),
          Map.entry("letter", 1),
          Map.entry("dialogue", 1),
          Map.entry("routing", 1),
          Map.entry("bounce", 2),
          Map.entry("selection", 1),
          Map.entry("reading", 2),
          Map.entry("reverse", 2),
          Map.entry("predict", 2),
          Map.entry("host", 3),
          Map.entry("filter", 3),
          Map.entry("domain", 3),
          Map.entry("path", 4),
          Map.entry("mta", 4),
          Map.entry("exposure", 4),
          Map.entry("sender", 5),
          Map.entry("rules", 6),
          Map.entry("remedy", 7),
          Map.entry("check", 7),
          Map.entry("fix", 8),
          Map.entry("send", 8),
          Map.entry("recheck", 8),
          Map.entry("rehearse", 8),
          Map.entry("", 9),
          Map.entry("report", 10),
          Map.entry("cli", 11));

  @Test
  void packagesImportOnlyWhatLiesBelow() {
    classes()
        .should(
            new ArchCondition<JavaClass>("import only from lines below their own") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                  JavaClass target = dependency.getTargetClass().getBaseComponentType();
                  if (target.getPackageName().startsWith("smtpprobe")
                      && !room(target).equals(room(item))) {
                    events.add(
                        new SimpleConditionEvent(
                            dependency, line(target) < line(item), dependency.getDescription()));
                  }
                }
              }
            })
        .check(CLASSES);
  }

  private static int line(JavaClass item) {
    return Optional.ofNullable(LINES.get(room(item)))
        .orElseThrow(() -> new AssertionError(item.getPackageName() + " is not in the picture"));
  }

  /** The first part of the package name below the root. */
  private static String room(JavaClass item) {
    String[] parts = item.getPackageName().split("\\.", -1);
    return parts.length == 1 ? "" : parts[1];
  }

  @Test
  void noCircles() {
    slices().matching("smtpprobe.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheDialogueKnowsJakartaMail() {
    noClasses()
        .that()
        .resideOutsideOfPackage("smtpprobe.dialogue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
        .check(CLASSES);
  }

  @Test
  void onlyTheReaderOfMailsKnowsMime4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("smtpprobe.bounce.mail..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.james..")
        .check(CLASSES);
  }

  @Test
  void onlyTheReaderOfInputsKnowsAircompressor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("smtpprobe.bounce.input..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.airlift..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("smtpprobe.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyTheJsonReaderKnowsGson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("smtpprobe.json..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.gson..")
        .check(CLASSES);
  }

  @Test
  void rulesAboutTheHostReadNoFileAndOpenNoSocket() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "smtpprobe.rules..",
            "smtpprobe.sender..",
            "smtpprobe.selection..",
            "smtpprobe.host..",
            "smtpprobe.mta..",
            "smtpprobe.filter..",
            "smtpprobe.exposure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..")
        .check(CLASSES);
  }

  @Test
  void nobodyAsksTheResolverOfTheJdk() {
    noClasses()
        .should()
        .callMethod(java.net.InetAddress.class, "getByName", String.class)
        .orShould()
        .callMethod(java.net.InetAddress.class, "getAllByName", String.class)
        .orShould()
        .callMethod(java.net.InetAddress.class, "getHostName")
        .orShould()
        .callMethod(java.net.InetAddress.class, "getCanonicalHostName")
        .check(CLASSES);
  }
}
