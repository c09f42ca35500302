DROP TABLE settings;
DROP TABLE leases;
DROP TABLE jobs;
DROP TABLE audit_events;
DROP TABLE chain_heads;
