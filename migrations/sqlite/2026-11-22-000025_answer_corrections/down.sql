DROP TABLE call_answer_corrections;
