package org.myodose.acquisition;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;

/** The rooms of this module and what may be done in them. */
@AnalyzeClasses(packages = "org.myodose.acquisition", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String RECORDING = "org.myodose.acquisition.recording..";

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_RING =
            slices().matching("org.myodose.acquisition.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CONTRACTS_KNOW_NO_STATION = noClasses()
            .that()
            .resideInAPackage("org.myodose.acquisition")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.myodose.acquisition.*..");

    @ArchTest
    static final ArchRule THE_HOT_PATH_DOES_NO_INPUT_OUTPUT_AND_NO_LOGGING = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.myodose.acquisition",
                    "org.myodose.acquisition.clock..",
                    "org.myodose.acquisition.compensation..",
                    "org.myodose.acquisition.filter..",
                    "org.myodose.acquisition.ring..",
                    "org.myodose.acquisition.latency..",
                    "org.myodose.acquisition.loop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.logging..");

    @ArchTest
    static final ArchRule ONLY_THE_RECORDING_CHANGES_FILES = noClasses()
            .that()
            .resideOutsideOfPackage(RECORDING)
            .should()
            .callMethodWhere(target(owner(JavaClass.Predicates.equivalentTo(Files.class)))
                    .and(target(not(nameStartingWith("read")))));

    @ArchTest
    static final ArchRule ONLY_THE_RECORDING_OPENS_STREAMS_TO_FILES = noClasses()
            .that()
            .resideOutsideOfPackage(RECORDING)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(io\\.(File|RandomAccess|Print)|nio\\.channels\\.).*");
}
