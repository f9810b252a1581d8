package org.postern.records;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.Message;
import org.postern.note.InternalNote;

/** What is asked for of one conversation; notes only if they are wanted. */
record RecordsThread(
        UUID id, @Nullable String subject, List<Message> messages, List<InternalNote> notes) {}
