DROP TABLE proposal_returns;
