package org.postern.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(packages = "org.postern", importOptions = ImportOption.DoNotIncludeTests.class)
class RuleTests {

    @ArchTest
    static final ArchRule controllersArePackagePrivate =
            classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule thePortalNeverSeesUsersAccounts =
            noClasses()
                    .that()
                    .resideInAPackage("org.postern.portal")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.postern.user");

    @ArchTest
    static final ArchRule nothingButItselfKnowsTheDemo =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.postern.demo", "org.postern.pages..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.postern.demo");

    @ArchTest
    static final ArchRule theTimeComesFromTheClock =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Clock.class, "millis") // divides by zero on JDK 17 for our ticks
                    .because("tests move the " + Clock.class.getSimpleName());

    @ArchTest
    static final ArchRule nothingIsReadAsAJavaObject =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    @ArchTest
    static final ArchRule beansAreGivenToConstructors =
            noClasses().should().dependOnClassesThat().areAssignableTo(Autowired.class);

    @ArchTest static final ArchRule logsGoOneWay = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.postern.pages..")
                    .should()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Dto");
}
