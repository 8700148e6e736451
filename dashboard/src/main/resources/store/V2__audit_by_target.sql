-- Who saw and changed what is told of one person at a time, too.
create index audit_event_target on audit_event (target);
