DROP INDEX calls_search_words;
ALTER TABLE calls DROP COLUMN search_words;
DROP FUNCTION kafo_beginnings;
