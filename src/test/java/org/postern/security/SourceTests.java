package org.postern.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the sources must not hold, whatever page or post they serve. */
class SourceTests {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.postern");

    private static List<Path> files(String directory, String end) throws IOException {
        try (var all = Files.walk(Path.of(directory))) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static void assertNone(List<Path> files, Pattern refused) throws IOException {
        assertThat(files).isNotEmpty();
        for (var file : files) {
            assertThat(refused.matcher(Files.readString(file)).results().map(r -> r.group()))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("ASVS 3.2.2: scripts write texts as texts, and never as markup")
    void scriptsWriteNoMarkup() throws IOException {
        assertNone(
                files("src/main/resources/static/js", ".js"),
                Pattern.compile(
                        "\\.(innerHTML|outerHTML)\\s*\\+?=|insertAdjacentHTML|document\\.write|\\beval\\s*\\(|new Function"));
    }

    @Test
    @DisplayName("ASVS 14.3.3: scripts keep nothing in the browser")
    void scriptsKeepNothingInTheBrowser() throws IOException {
        assertNone(
                files("src/main/resources/static/js", ".js"),
                Pattern.compile("\\.setItem\\(|\\blocalStorage\\b|indexedDB|caches\\.open"));
    }

    @Test
    @DisplayName("ASVS 1.2.1, 1.3.1: pages show no text as markup")
    void pagesShowNoTextAsMarkup() throws IOException {
        assertNone(files("src/main/jte", ".jte"), Pattern.compile("\\$unsafe\\{"));
    }

    @Test
    @DisplayName("ASVS 1.3.6, A25: the server fetches no address that anybody could name")
    void theServerFetchesNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.springframework.web.client..",
                        "org.springframework.web.reactive..",
                        "okhttp3..",
                        "org.apache.hc..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.HttpURLConnection")
                .check(CLASSES);
    }

    @Test
    @DisplayName("A21: no mailbox is read: nothing that is mailed to Postern can become a message")
    void noMailboxIsRead() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("jakarta\\.mail\\.(Store|Folder|search\\..*|event\\..*)")
                .check(CLASSES);
    }

    @Test
    @DisplayName("ASVS 15.1.2: every version is pinned, and the build writes the bill of materials")
    void everyVersionIsPinned() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>cyclonedx-maven-plugin</artifactId><version>")
                .doesNotContain("-SNAPSHOT", "LATEST", "<version>[", "<version>(", "RELEASE<");
    }

    @Test
    @DisplayName("ASVS 13.3.1: no password and no key stands in the sources")
    void noSecretStandsInTheSources() throws IOException {
        assertNone(
                files("src/main/resources", ".yml"),
                Pattern.compile("(?im)^\\s*[\\w.-]*(password|secret|master-key):\\s*\\S+"));
        assertNone(
                files("src/main/java", ".java"),
                Pattern.compile("BEGIN (RSA |EC )?PRIVATE KEY|AKIA[0-9A-Z]{16}"));
    }
}
