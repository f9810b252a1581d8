package org.postern.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class CurrentPracticeTests {

    private final UUID elm = UUID.randomUUID();
    private final UUID oak = UUID.randomUUID();

    @AfterEach
    void endTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void thereIsNoneAtFirst() {
        assertThat(CurrentPractice.find()).isEmpty();
        assertThatIllegalStateException().isThrownBy(CurrentPractice::id);
    }

    @Test
    void afterTheWorkThePreviousPracticeIsBack() {
        CurrentPractice.run(
                elm,
                () -> {
                    assertThat(CurrentPractice.<UUID>call(oak, CurrentPractice::id)).isEqualTo(oak);
                    assertThat(CurrentPractice.id()).isEqualTo(elm);
                });

        assertThat(CurrentPractice.find()).isEmpty();
    }

    @Test
    void aFailureAlsoBringsThePreviousPracticeBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CurrentPractice.run(elm, this::fail))
                .withMessage("no");

        assertThat(CurrentPractice.find()).isEmpty();
    }

    private void fail() {
        throw new IllegalStateException("no");
    }

    @Test
    void aTransactionKeepsItsPractice() {
        CurrentPractice.run(
                elm,
                () -> {
                    TransactionSynchronizationManager.setActualTransactionActive(true);
                    assertThatIllegalStateException()
                            .isThrownBy(() -> CurrentPractice.run(oak, () -> {}))
                            .withMessageContaining("one practice");
                    assertThat(CurrentPractice.<UUID>call(elm, CurrentPractice::id)).isEqualTo(elm);
                });
    }
}
