package org.postern.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.PosternTest;

class CopyTests extends PosternTest {

    @Test
    @DisplayName("E5, case 48, 64: the copy holds who, when and text, as typed, and no address")
    void theCopyHoldsWhoWhenAndText() {
        var clinic = world.clinic();
        var ana = clinic.as(clinic.ana());
        var chen = clinic.as(clinic.chen());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "BP < 120 & \"ok\"\n<script>😃");
        clinic.replies(chen, thread, "Fine.");

        var copy = chen.get("/inbox/threads/" + thread + "/text");

        assertThat(copy.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo("text/plain;charset=UTF-8");
        assertThat(copy.body())
                .startsWith("Conversation with Ana Ruiz: Rash\n\nAna Ruiz, ")
                .contains("BP < 120 & \"ok\"\n<script>😃\n\nDr. Chen, ")
                .endsWith("Fine.\n")
                .doesNotContain("@");
        var page = chen.get("/inbox/threads/" + thread + "/copy");
        assertThat(page.html().selectFirst("#copy-text").wholeText()).contains("<script>😃");
        assertThat(world.auditTrail(clinic.practice())).contains("COPY_THREAD ALLOWED");
    }
}
