package dev.multinode.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.multinode",
    importOptions = {ImportOption.DoNotIncludeTests.class, LayersTest.NoTestJars.class})
class LayersTest {
  /** What core ships for the tests of other modules is no part of the program. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("dev.multinode.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatIsProvidedDoesNotKnowTheEngine =
      noClasses()
          .that()
          .resideInAPackage("dev.multinode.core.spi")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.multinode.core.engine..", "dev.multinode.core.content..");

  @ArchTest
  static final ArchRule onlyOnePackageNamesBouncyCastle =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.multinode.core.crypto..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule onlyTheDriverOfRunsNamesTheScheduler =
      noClasses()
          .that()
          .haveNameNotMatching(
              "dev\\.multinode\\.core\\.engine\\.(DbSchedulerDriver|H2Customization).*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.kagkarlsson..");
}
