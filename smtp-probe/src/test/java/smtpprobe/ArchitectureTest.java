package smtpprobe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the picture in docs/architecture.md. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("smtpprobe");

  @Test
  void packagesImportOnlyWhatLiesBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("smtpprobe..")
        .layer("cli")
        .definedBy("smtpprobe.cli..")
        .layer("report")
        .definedBy("smtpprobe.report..")
        .layer("probe")
        .definedBy("smtpprobe")
        .layer("remedy")
        .definedBy("smtpprobe.remedy..")
        .layer("hostrules")
        .definedBy("smtpprobe.hostrules..")
        .layer("host")
        .definedBy(
            "smtpprobe.host..", "smtpprobe.mta..", "smtpprobe.filter..", "smtpprobe.exposure..")
        .layer("mailing")
        .definedBy("smtpprobe.mailing..")
        .layer("path")
        .definedBy("smtpprobe.path..")
        .layer("domain")
        .definedBy("smtpprobe.domain..")
        .layer("delegation")
        .definedBy("smtpprobe.delegation..")
        .layer("reading")
        .definedBy("smtpprobe.reading..")
        .layer("below")
        .definedBy("smtpprobe.survey..", "smtpprobe.dialogue..", "smtpprobe.bounce..")
        .layer("pure")
        .definedBy("smtpprobe.selection..", "smtpprobe.json..")
        .layer("finding")
        .definedBy("fakereceiver.finding..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("probe")
        .mayOnlyBeAccessedByLayers("cli", "report")
        .whereLayer("remedy")
        .mayOnlyBeAccessedByLayers("cli", "report", "probe")
        .whereLayer("hostrules")
        .mayOnlyBeAccessedByLayers("cli", "report", "probe", "remedy")
        .whereLayer("host")
        .mayOnlyBeAccessedByLayers("cli", "report", "probe", "hostrules", "remedy", "mailing")
        .whereLayer("mailing")
        .mayOnlyBeAccessedByLayers("cli", "report", "probe")
        .whereLayer("path")
        .mayOnlyBeAccessedByLayers("cli", "report", "probe")
        .whereLayer("domain")
        .mayOnlyBeAccessedByLayers("cli", "report", "probe", "path")
        .whereLayer("delegation")
        .mayOnlyBeAccessedByLayers("cli", "report", "probe", "path", "domain")
        .whereLayer("reading")
        .mayOnlyBeAccessedByLayers("cli", "probe", "host")
        .check(CLASSES);
  }

  @Test
  void noCircles() {
    slices().matching("smtpprobe.(*)..").should().beFreeOfCycles().check(CLASSES);
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
  void onlyTheJsonReportsAndTheJsonReaderKnowGson() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Json")
        .and()
        .doNotHaveSimpleName("JsonReport")
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
            "smtpprobe.hostrules..",
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
