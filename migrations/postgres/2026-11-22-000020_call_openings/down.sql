DROP INDEX report_versions_sha256;
DROP INDEX proposal_versions_sha256;
DROP TABLE call_openings;
