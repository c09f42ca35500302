DROP INDEX calls_search_words;
ALTER TABLE calls DROP COLUMN search_words;
