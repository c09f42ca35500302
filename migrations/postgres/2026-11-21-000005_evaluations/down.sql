DROP TABLE decisions;
DROP TABLE evaluations;
