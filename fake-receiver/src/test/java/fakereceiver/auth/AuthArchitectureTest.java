package fakereceiver.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Authentication stands on {@code dns} and {@code mail} alone. */
class AuthArchitectureTest {

  private static final JavaClasses AUTH =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("fakereceiver.auth");

  @Test
  void importsOnlyDnsAndMailAndTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "fakereceiver.auth..",
            "fakereceiver.dns",
            "fakereceiver.given",
            "fakereceiver.mail",
            "java..",
            "org.jspecify.annotations")
        .check(AUTH);
  }

  @Test
  void keepsTheMethodsApart() {
    noClasses()
        .that()
        .resideInAPackage("fakereceiver.auth.signature")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "fakereceiver.auth.spf",
            "fakereceiver.auth.dkim",
            "fakereceiver.auth.dmarc",
            "fakereceiver.auth.arc",
            "fakereceiver.auth.authres")
        .check(AUTH);
    noClasses()
        .that()
        .resideInAnyPackage(
            "fakereceiver.auth.spf",
            "fakereceiver.auth.dkim",
            "fakereceiver.auth.dmarc",
            "fakereceiver.auth.arc")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("fakereceiver.auth.authres")
        .check(AUTH);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.nio.channels..")
        .check(AUTH);
  }
}
