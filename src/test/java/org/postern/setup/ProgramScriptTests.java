package org.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/postern-program} with directories of this test, and a Java that tells its call. */
class ProgramScriptTests {

    private static final String KEYS = "org.postern.setup.KeysProgram";
    private static final String BACKUP = "org.postern.backup.BackupProgram";

    private record Answer(int status, String text) {}

    @TempDir private Path directory;
    private Path settings;

    @BeforeEach
    void install() throws IOException {
        settings = Files.createDirectory(directory.resolve("etc"));
        Files.createDirectory(directory.resolve("data"));
        Files.createDirectory(directory.resolve("run"));
        Files.createDirectory(directory.resolve("commands"));
        Files.writeString(directory.resolve("postern.jar"), "");
        Files.writeString(settings.resolve("master.json"), "old");
        var script =
                Files.readString(Path.of("deploy/postern-program"))
                        .replace("jar=/opt/postern", "jar=" + directory)
                        .replace("settings=/etc/postern", "settings=" + settings)
                        .replace("/run/postern-key", directory.resolve("run/key").toString())
                        .replace("/var/lib/postern", directory.resolve("data").toString());
        Files.writeString(directory.resolve("postern-program"), script);
        command("id", "echo 0");
        command("chown", "true");
        // User postern may read and write everything but what lies in a directory "closed".
        command(
                "runuser",
                "[[ $* != *\" test \"*/closed* ]] || exit 1; while [[ $1 != -- ]]; do shift; done;"
                        + " shift; exec \"$@\"");
        command(
                "java",
                "for name in A B C D E F G H I J; do echo \"$name=[${!name-unset}]\"; done; echo \"$*\";"
                        + " echo \"copy of $POSTERN_MASTER_KEY_COPY_OF\"; [[ $* != *rotate* ]] || {"
                        + " echo new >\"$POSTERN_MASTER_KEY_FILE\";"
                        + " echo old >\"${POSTERN_MASTER_KEY_FILE%/*}/master-until-now.json\"; exit 7; }");
    }

    private void command(String name, String text) throws IOException {
        var file = directory.resolve("commands").resolve(name);
        Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Answer call(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", directory + "/postern-program"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH",
                                directory.resolve("commands") + ":" + System.getenv("PATH"),
                                "LC_ALL",
                                "C.UTF-8"));
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes());
        var answer = new Answer(process.waitFor(), text);
        assertThat(directory.resolve("run")).as("nothing is left").isEmptyDirectory();
        return answer;
    }

    @Test
    @DisplayName("Settings are read as systemd reads them: quotes, comments, backslashes, blanks")
    void settingsAreReadAsSystemdReadsThem() throws Exception {
        Files.writeString(
                settings.resolve("environment"),
                """
                # A=comment
                ; A=comment

                A="in quotes "
                 B = 'it is \\ $B "so"' \s
                C=plain # no comment, it's "plain"\t
                D=
                E="a \\"quote\\" \\n \\$5"
                F=back\\slash\\ \s
                G="two "'parts'
                H=a=b
                not a setting
                9=no name
                I='Zürich'
                """
                        .replace("$B", "$" + "B"));

        var answer = call(KEYS, "status");

        assertThat(answer.text())
                .contains(
                        "A=[in quotes ]\n",
                        "B=[it is \\ $B \"so\"]\n",
                        "C=[plain # no comment, it's \"plain\"]\n",
                        "D=[]\n",
                        "E=[a \"quote\" \\n $5]\n",
                        "F=[backslash ]\n",
                        "G=[two parts]\n",
                        "H=[a=b]\n",
                        "I=[Zürich]\n",
                        "J=[unset]\n",
                        "'9' is no name");
        assertThat(answer.status()).isZero();

        Files.writeString(settings.resolve("environment"), "A=1\nB=\"begun\nended\"\n");
        assertThat(call(KEYS, "status"))
                .returns(1, Answer::status)
                .satisfies(one -> assertThat(one.text()).contains("line 2 of", "in one"));
    }

    @Test
    @DisplayName("Without a key, and for an unknown program, it says what to do and leaves nothing")
    void whatIsMissingIsSaid() throws Exception {
        assertThat(call("org.postern.setup.KeyProgram", "status"))
                .returns(2, Answer::status)
                .satisfies(one -> assertThat(one.text()).contains("there is no program", KEYS));
        Files.delete(settings.resolve("master.json"));

        var answer = call(KEYS, "status");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .hasLineCount(1)
                .contains("there is no master key " + settings.resolve("master.json"), "create");
        assertThat(call(KEYS, "create", "etc/master.json").text())
                .contains("create " + settings.resolve("master.json"));
    }

    @Test
    @DisplayName("A new key is copied back however the program ends, and named by its own place")
    void aNewKeyIsCopiedBack() throws Exception {
        var answer = call(KEYS, "rotate-master");

        assertThat(answer.status()).isEqualTo(7);
        assertThat(answer.text()).contains("copy of " + settings.resolve("master.json"));
        assertThat(settings.resolve("master.json")).hasContent("new");
        assertThat(settings.resolve("master-until-now.json")).hasContent("old");
    }

    @Test
    @DisplayName("Files are meant from where the caller stands, and an unreadable one is told")
    void filesAreMeantFromWhereTheCallerStands() throws Exception {
        Files.writeString(directory.resolve("roster.csv"), "");
        var closed = Files.createDirectory(directory.resolve("closed"));
        Files.writeString(closed.resolve("roster.csv"), "");
        var program = "org.postern.setup.ImportProgram";

        assertThat(call(program, "--practice", "lakeside", "roster.csv", "--preview").text())
                .contains("--practice lakeside %s/roster.csv --preview".formatted(directory));
        assertThat(call(program, "--practice", "lakeside", "closed/roster.csv"))
                .returns(1, Answer::status)
                .satisfies(
                        one ->
                                assertThat(one.text())
                                        .contains("cannot read " + closed, "install -m 600"));
        assertThat(call(program, "--practice", "lakeside", "nowhere.csv").text())
                .contains("there is no file " + directory.resolve("nowhere.csv"));
        assertThat(call(BACKUP, "backup", "today.backup").text())
                .contains("backup " + directory.resolve("today.backup"));
        assertThat(call(BACKUP, "backup", "closed/today.backup").text())
                .contains("cannot write " + closed);
        assertThat(call(BACKUP, "today.backup").status()).isEqualTo(2);
    }
}
