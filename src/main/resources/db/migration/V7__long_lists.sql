-- The practice queue is a list like an inbox: "is null" alone keeps no order of thread_inbox.
create index thread_queue on thread (practice_id, last_message_at desc, id desc)
    where assignee_id is null;

-- A filter by days finds threads without any incoming message by what was sent.
create index thread_outgoing on thread (practice_id, last_message_at) where incoming_count = 0;
