package io.penumbra.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.iceberg.PendingUpdate;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;

/** The structure that the code promises to keep. */
@AnalyzeClasses(packages = "io.penumbra", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DOMAIN = {
    "io.penumbra.error..",
    "io.penumbra.fault..",
    "io.penumbra.lane..",
    "io.penumbra.ddl..",
    "io.penumbra.plan..",
    "io.penumbra.report..",
    "io.penumbra.gate..",
    "io.penumbra.compare..",
    "io.penumbra.digest..",
    "io.penumbra.sample..",
    "io.penumbra.tolerance.."
  };

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("io.penumbra.(**)").should().beFreeOfCycles();

  /** The demo's foreign writer plays a stranger, so it alone writes as a stranger would. */
  @ArchTest
  static final ArchRule ONLY_ICEBERG_CATALOG_COMMITS_METADATA =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.penumbra.catalog..", "io.penumbra.cli.demo..")
          .should()
          .callMethodWhere(metadataCommit())
          .as("Only iceberg-catalog commits metadata");

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "java.sql..",
              "java.net..",
              "org.apache.hadoop..",
              "com.fasterxml..",
              "picocli..");

  @ArchTest
  static final ArchRule THE_CATALOG_KNOWS_NO_FLINK_AND_NO_JDBC =
      noClasses()
          .that()
          .resideInAPackage("io.penumbra.catalog..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "java.sql..", "java.net.http..");

  @ArchTest
  static final ArchRule JOBS_KNOW_NO_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAnyPackage("io.penumbra.jobs..", "io.penumbra.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "io.penumbra.cli..", "io.penumbra.embedded..");

  @ArchTest
  static final ArchRule CHECKS_KNOW_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("io.penumbra.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..", "java.sql..", "io.penumbra.jobs..", "io.penumbra.catalog..");

  private static DescribedPredicate<JavaCall<?>> metadataCommit() {
    DescribedPredicate<JavaCall<?>> onUpdates =
        JavaCall.Predicates.target(owner(assignableTo(PendingUpdate.class)))
            .and(JavaCall.Predicates.target(name("commit")));
    DescribedPredicate<JavaCall<?>> onOperations =
        JavaCall.Predicates.target(owner(assignableTo(TableOperations.class)))
            .and(JavaCall.Predicates.target(name("commit")));
    DescribedPredicate<JavaCall<?>> onTransactions =
        JavaCall.Predicates.target(owner(assignableTo(Transaction.class)))
            .and(JavaCall.Predicates.target(name("commitTransaction")));
    DescribedPredicate<JavaCall<?>> onCatalogs =
        JavaCall.Predicates.target(owner(assignableTo(Catalog.class)))
            .and(JavaCall.Predicates.target(name("createTable")));
    return onUpdates.or(onOperations).or(onTransactions).or(onCatalogs);
  }
}
