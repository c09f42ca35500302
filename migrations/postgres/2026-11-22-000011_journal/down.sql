DROP INDEX audit_events_time;
DROP INDEX audit_events_person;
DROP INDEX audit_events_thing;
