DROP TABLE eligibility_checks;
DROP TABLE proposal_versions;
DROP TABLE proposals;
