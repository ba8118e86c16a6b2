package io.connectedvpc.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what. */
@AnalyzeClasses(packages = "io.connectedvpc.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CORE_IS_PURE_JAVA = classes()
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify.annotations", "io.connectedvpc.core.."));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.connectedvpc.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_ARE_LAYERED = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("service")
            .definedBy(resideInAPackage("..service.."))
            .layer("trace")
            .definedBy(resideInAPackage("..trace.."))
            .layer("apply")
            .definedBy(resideInAPackage("..apply.."))
            .layer("decide")
            .definedBy(resideInAPackage("..decide.."))
            .layer("plan")
            .definedBy(resideInAPackage("..plan.."))
            .layer("problem")
            .definedBy(resideInAPackage("..problem.."))
            .layer("port")
            .definedBy(resideInAPackage("..port.."))
            .layer("command")
            .definedBy(resideInAPackage("..command.."))
            .layer("model")
            .definedBy(resideInAPackage("..model.."))
            .whereLayer("service")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("service")
            .whereLayer("apply")
            .mayOnlyBeAccessedByLayers("service")
            .whereLayer("decide")
            .mayOnlyBeAccessedByLayers("service")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("apply", "decide", "trace", "service")
            .whereLayer("problem")
            .mayOnlyBeAccessedByLayers("decide", "apply", "service")
            .whereLayer("port")
            .mayOnlyBeAccessedByLayers("problem", "plan", "decide", "trace", "apply", "service")
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("decide", "service");
}
