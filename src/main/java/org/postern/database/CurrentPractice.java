package org.postern.database;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The practice whose rows this thread may see. Every transaction begun inside {@link #call} or
 * {@link #run} sees the rows of that practice and of no other; one begun outside sees none.
 */
public final class CurrentPractice {

    private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

    private CurrentPractice() {}

    /**
     * Does the work for a practice, then goes back to the one before.
     *
     * @throws IllegalStateException inside a transaction that does not name this practice already
     */
    public static <T> T call(UUID practiceId, Supplier<T> work) {
        UUID previous = CURRENT.get();
        refuseToSwitchInsideTransaction(previous, practiceId);
        CURRENT.set(practiceId);
        try {
            return work.get();
        } finally {
            restore(previous);
        }
    }

    /** As {@link #call}, for work without a result. */
    public static void run(UUID practiceId, Runnable work) {
        call(
                practiceId,
                () -> {
                    work.run();
                    return practiceId;
                });
    }

    /** The current practice, if there is one. */
    public static Optional<UUID> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * The current practice.
     *
     * @throws IllegalStateException when there is none
     */
    public static UUID id() {
        return find().orElseThrow(() -> new IllegalStateException("No current practice"));
    }

    // The transaction told the database its practice when it began, so a switch now would be
    // silently without effect.
    private static void refuseToSwitchInsideTransaction(@Nullable UUID previous, UUID next) {
        if (!next.equals(previous)
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A transaction names one practice; begin another transaction to switch");
        }
    }

    private static void restore(@Nullable UUID previous) {
        if (previous == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(previous);
        }
    }
}
