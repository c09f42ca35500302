-- The journal is asked for one thing of any kind, for the doings of one person, and for days.
CREATE INDEX audit_events_thing ON audit_events (object_id, seq);
CREATE INDEX audit_events_person ON audit_events (actor_id, seq);
CREATE INDEX audit_events_time ON audit_events (at);
