package org.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NewKeyTests {

    private final List<String> lines = new ArrayList<>();
    @TempDir private Path directory;

    @Test
    @DisplayName("A first master key is made for its owner alone, and never over another")
    void aFirstKeyIsMadeAndNeverOverAnother(CapturedOutput said) throws Exception {
        var file = directory.resolve("master.json");

        assertThat(NewKey.create(file, lines::add)).isZero();

        var made = Files.readString(file);
        assertThat(made).contains("AesGcmKey");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(String.join("", lines))
                .contains(file.toString(), "apart from the\nbackups")
                .doesNotContain(made);

        assertThat(NewKey.create(file, lines::add)).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(made);
        assertThat(NewKey.create(directory.resolve("nowhere/key"), lines::add)).isEqualTo(1);
        assertThat(lines).hasSize(1);
        assertThat(said)
                .contains("is there already, and was left as it is")
                .contains("cannot be written by this user");
    }
}
