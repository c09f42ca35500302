DROP TABLE report_results;
DROP TABLE report_counts;
DROP TABLE expenditures;
DROP TABLE report_versions;
DROP TABLE reports;
