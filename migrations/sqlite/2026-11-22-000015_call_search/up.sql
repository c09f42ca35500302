-- The words of calls, found by their beginnings. The first line of calls.search_text is the code and
-- the titles; what is found there stands first. The text is folded before it is stored, so that the
-- tokenizer has nothing to fold. Its rows have the numbers of the calls. Kept in step here, whoever
-- writes the call. Beginnings of up to ten letters have an index each: otherwise a search gathers all
-- calls with the word before it gives the first.
CREATE VIRTUAL TABLE call_search USING fts5 (
    title, body, prefix = '2 3 4 5 6 7 8 9 10', tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO call_search (rowid, title, body)
SELECT number, substr(search_text, 1, instr(search_text || char(10), char(10)) - 1),
    substr(search_text, instr(search_text || char(10), char(10)) + 1)
FROM calls;
CREATE TRIGGER calls_words_added AFTER INSERT ON calls
BEGIN
    INSERT INTO call_search (rowid, title, body) VALUES (
        NEW.number, substr(NEW.search_text, 1, instr(NEW.search_text || char(10), char(10)) - 1),
        substr(NEW.search_text, instr(NEW.search_text || char(10), char(10)) + 1)
    );
END;
CREATE TRIGGER calls_words_changed AFTER UPDATE OF search_text ON calls WHEN NEW.search_text <> OLD.search_text
BEGIN
    UPDATE call_search SET title = substr(NEW.search_text, 1, instr(NEW.search_text || char(10), char(10)) - 1),
        body = substr(NEW.search_text, instr(NEW.search_text || char(10), char(10)) + 1)
    WHERE rowid = NEW.number;
END;
CREATE TRIGGER calls_words_removed AFTER DELETE ON calls
BEGIN
    DELETE FROM call_search WHERE rowid = OLD.number;
END;
