-- The words of calls, found by their beginnings. The first line of calls.search_text is the code and
-- the titles; what is found there stands first. The text is folded before it is stored, so that the
-- tokenizer has nothing to fold. Kept in step here, whoever writes the call.
CREATE VIRTUAL TABLE call_search USING fts5 (
    call_id UNINDEXED, title, body, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO call_search (call_id, title, body)
SELECT id, substr(search_text, 1, instr(search_text || char(10), char(10)) - 1),
    substr(search_text, instr(search_text || char(10), char(10)) + 1)
FROM calls;
CREATE TRIGGER calls_words_added AFTER INSERT ON calls
BEGIN
    INSERT INTO call_search (call_id, title, body) VALUES (
        NEW.id, substr(NEW.search_text, 1, instr(NEW.search_text || char(10), char(10)) - 1),
        substr(NEW.search_text, instr(NEW.search_text || char(10), char(10)) + 1)
    );
END;
CREATE TRIGGER calls_words_changed AFTER UPDATE OF search_text ON calls WHEN NEW.search_text <> OLD.search_text
BEGIN
    UPDATE call_search SET title = substr(NEW.search_text, 1, instr(NEW.search_text || char(10), char(10)) - 1),
        body = substr(NEW.search_text, instr(NEW.search_text || char(10), char(10)) + 1)
    WHERE call_id = NEW.id;
END;
CREATE TRIGGER calls_words_removed AFTER DELETE ON calls
BEGIN
    DELETE FROM call_search WHERE call_id = OLD.id;
END;
