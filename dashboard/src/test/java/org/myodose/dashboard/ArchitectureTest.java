package org.myodose.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house, checked over all modules at once. */
@AnalyzeClasses(packages = "org.myodose", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_RING =
            slices().matching("org.myodose.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DATA_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("firmware-interface")
            .definedBy("org.myodose.device..")
            .layer("acquisition")
            .definedBy("org.myodose.acquisition..")
            .layer("analysis")
            .definedBy("org.myodose.analysis..")
            .layer("dashboard")
            .definedBy("org.myodose.dashboard..")
            .whereLayer("dashboard")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("analysis")
            .mayOnlyBeAccessedByLayers("dashboard")
            .whereLayer("acquisition")
            .mayOnlyBeAccessedByLayers("analysis", "dashboard");

    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_THE_SERIAL_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage("org.myodose.device.serial..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fazecast..");

    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_THE_LIBRARY_OF_PINS = noClasses()
            .that()
            .resideOutsideOfPackage("org.myodose.device.gpio")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.pi4j..");

    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_THE_BROKERS = noClasses()
            .that()
            .resideOutsideOfPackage("org.myodose.dashboard.classroom.mqtt")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hivemq..", "org.apache.activemq..");

    @ArchTest
    static final ArchRule ONLY_THE_DASHBOARD_KNOWS_THE_WEB_FRAMEWORK = noClasses()
            .that()
            .resideOutsideOfPackage("org.myodose.dashboard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "io.netty..", "picocli..");
}
