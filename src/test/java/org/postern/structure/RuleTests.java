package org.postern.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;

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

    @ArchTest
    static final ArchRule noTransactionOpensAnother =
            noClasses()
                    .should(beginTransactionsWithinOthers())
                    .orShould()
                    .callMethod(
                            DefaultTransactionDefinition.class, "setPropagationBehavior", int.class)
                    .because("whoever holds a connection must not wait for a second");

    private static ArchCondition<JavaClass> beginTransactionsWithinOthers() {
        return new ArchCondition<>("begin transactions within others") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                var found =
                        Stream.concat(Stream.of(one), one.getMethods().stream())
                                .map(part -> part.tryGetAnnotationOfType(Transactional.class))
                                .flatMap(Optional::stream)
                                .anyMatch(it -> it.propagation() == Propagation.REQUIRES_NEW);
                events.add(new SimpleConditionEvent(one, found, one.getName()));
            }
        };
    }

    // A35: six exports of four files at once took all of the memory.
    @ArchTest
    static final ArchRule recordsGoOutPieceByPiece =
            noClasses()
                    .that()
                    .resideInAnyPackage("org.postern.records", "org.postern.auditpages")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ByteArrayOutputStream.class)
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.hl7.fhir.r4.model.Binary")
                    .because("a file that is whole in memory is there once for each who takes it");

    // A35: as many sign-ins as there are processors held up every page.
    @ArchTest
    static final ArchRule passwordsAreHashedInOnePlace =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.postern.signin.Passwords")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.security.crypto..")
                    .because("it keeps a processor busy, and has threads of its own");

    @ArchTest
    static final ArchRule picturesAreDrawnInTwoPlaces =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.postern.attachment", "org.postern.practice")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javax.imageio..", "java.awt.image..")
                    .because("it keeps a processor busy, and has a thread of its own");

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
