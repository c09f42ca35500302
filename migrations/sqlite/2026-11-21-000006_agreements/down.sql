DROP TABLE signature_events;
DROP TABLE agreement_indicators;
DROP TABLE agreement_lines;
DROP TABLE agreements;
