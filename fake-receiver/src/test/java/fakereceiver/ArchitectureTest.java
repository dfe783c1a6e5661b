package fakereceiver;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.server.smtp.Accounts;
import fakereceiver.server.smtp.SessionSettings;
import fakereceiver.server.wire.Timeouts;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;

/** Holds the picture of the packages: each imports only from lines below its own. */
@AnalyzeClasses(packages = "fakereceiver", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "fakereceiver";

  /** The lines of the picture. {@code Main} is on a line of its own, above everything. */
  private static final Map<String, Integer> LINES =
      Map.ofEntries(
          Map.entry("given", 0),
          Map.entry("dns", 1),
          Map.entry("mail", 2),
          Map.entry("finding", 2),
          Map.entry("auth", 3),
          Map.entry("yaml", 3),
          Map.entry("judge", 4),
          Map.entry("rules", 5),
          Map.entry("session", 5),
          Map.entry("persona", 6),
          Map.entry("scenario", 6),
          Map.entry("misbehaviour", 6),
          Map.entry("store", 6),
          Map.entry("journal", 6),
          Map.entry("report", 6),
          Map.entry("client", 7),
          Map.entry("jury", 7),
          Map.entry("server", 7),
          Map.entry("assertion", 7),
          Map.entry("assertj", 8),
          Map.entry("", 9),
          Map.entry("junit", 10),
          Map.entry("web", 10),
          Map.entry("cli", 11));

  private static final int TOP = 12;

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IMPORTS_ONLY_FROM_LINES_BELOW =
      classes()
          .should(
              new ArchCondition<>("import only from lines below their own") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && !packageOf(target).equals(packageOf(item))) {
                      events.add(
                          new SimpleConditionEvent(
                              dependency, line(target) < line(item), dependency.getDescription()));
                    }
                  }
                }
              });

  @ArchTest
  static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
      slices().matching("fakereceiver.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_PACKAGES_WITHIN_PACKAGES_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
      slices().matching("fakereceiver.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CLASSES_OF_THE_SERVER_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
      slices().assignedFrom(new ClassesOfTheServer()).should().beFreeOfCycles();

  @ArchTest static final ArchRule ONLY_DNS_IMPORTS_THE_DNS_LIBRARY = only("dns", "org.xbill..");

  @ArchTest
  static final ArchRule ONLY_ITS_OWN_PACKAGE_IMPORTS_THE_SMTP_LIBRARY =
      only("server.library", "org.subethamail..");

  @ArchTest
  static final ArchRule ONLY_THE_SERVER_KNOWS_ITS_ROOMS =
      noClasses()
          .that()
          .resideOutsideOfPackage("fakereceiver.server..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("fakereceiver.server.(*)..")
                  .and(
                      not(
                          belongToAnyOf(
                              SessionSettings.class,
                              SessionSettings.Claims.class,
                              Accounts.class,
                              Accounts.Requirement.class,
                              Timeouts.class))));

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_INSIDE_OF_THE_SMTP_LIBRARY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.subethamail.smtp.internal..");

  @ArchTest
  static final ArchRule ONLY_YAML_IMPORTS_THE_YAML_PARSER = only("yaml", "org.snakeyaml..");

  @ArchTest
  static final ArchRule ONLY_REPORT_IMPORTS_THE_JSON_LIBRARY = only("report", "com.google.gson..");

  @ArchTest
  static final ArchRule ONLY_CLI_IMPORTS_THE_COMMAND_LINE_PARSER = only("cli", "picocli..");

  @ArchTest
  static final ArchRule ONLY_THE_CONTENT_OF_MAIL_IMPORTS_THE_HTML_PARSER =
      only("web.content", "org.jsoup..");

  @ArchTest
  static final ArchRule ONLY_ITS_OWN_PACKAGE_IMPORTS_THE_HTTP_SERVER =
      only("web.http", "com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule ONLY_METRICS_IMPORT_PROMETHEUS = only("web.metrics", "io.prometheus..");

  @ArchTest static final ArchRule ONLY_JUNIT_IMPORTS_JUNIT = only("junit", "org.junit..");

  @ArchTest static final ArchRule ONLY_ASSERTJ_IMPORTS_ASSERTJ = only("assertj", "org.assertj..");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_PROBE =
      noClasses().should().dependOnClassesThat().resideInAPackage("smtpprobe..");

  private static final String[] WHAT_JUDGES = {
    "fakereceiver.rules..", "fakereceiver.judge..", "fakereceiver.finding..", "fakereceiver.mail.."
  };

  @ArchTest
  static final ArchRule RULES_AND_JUDGE_AND_MAIL_OPEN_NO_SOCKET_AND_READ_NO_FILE =
      noClasses()
          .that(resideInAnyPackage(WHAT_JUDGES))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.net..", "java.nio.file..", "java.nio.channels..", "javax.net..")
                  .or(
                      belongToAnyOf(
                          File.class,
                          FileInputStream.class,
                          FileOutputStream.class,
                          FileReader.class,
                          FileWriter.class,
                          RandomAccessFile.class)));

  /**
   * A signature expires, so DKIM needs the time: one class of the rules is handed a clock, and the
   * rule book hands it over. The rules themselves have no way to ask.
   */
  @ArchTest
  static final ArchRule RULES_AND_JUDGE_AND_MAIL_ASK_NO_CLOCK =
      noClasses()
          .that(resideInAnyPackage(WHAT_JUDGES))
          .and()
          .doNotHaveFullyQualifiedName("fakereceiver.rules.Authentication")
          .and()
          .doNotHaveFullyQualifiedName("fakereceiver.rules.RuleBook")
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                  Clock.class,
                  Instant.class,
                  LocalDate.class,
                  LocalDateTime.class,
                  OffsetDateTime.class,
                  ZonedDateTime.class,
                  Date.class))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  /** The rule book is no rule: it hands its rules and a persona to a judge. */
  @ArchTest
  static final ArchRule A_RULE_NEVER_SEES_A_PERSONA =
      noClasses()
          .that(resideInAnyPackage("fakereceiver.rules.."))
          .and()
          .doNotHaveFullyQualifiedName("fakereceiver.rules.RuleBook")
          .should()
          .dependOnClassesThat(
              belongToAnyOf(Persona.class, Decision.class, Consequence.class, Verdict.class));

  /** Each class of the server with those inside it. */
  private static final class ClassesOfTheServer implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().startsWith(ROOT + ".server")
          ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "classes of the server";
    }
  }

  @ArchTest
  static final ArchRule ONE_CLASS_MAKES_DAEMONS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("fakereceiver.given.Daemons")
          .should()
          .callMethod(Thread.class, "setDaemon", boolean.class);

  private static ArchRule only(String ours, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + ours + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** The first part of the package's name below the root; {@code Main} is its own. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(ROOT)) {
      return type.getSimpleName().equals("Main") ? "Main" : "";
    }
    return name.substring(ROOT.length() + 1).replaceFirst("\\..*", "");
  }

  private static int line(JavaClass type) {
    String name = packageOf(type);
    Integer line = name.equals("Main") ? Integer.valueOf(TOP) : LINES.get(name);
    if (line == null) {
      throw new AssertionError("package " + name + " is on no line of the picture");
    }
    return line;
  }
}
