DROP TRIGGER calls_words_removed;
DROP TRIGGER calls_words_changed;
DROP TRIGGER calls_words_added;
DROP TABLE call_search;
