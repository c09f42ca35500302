-- The words of calls, found by their beginnings. The first line of calls.search_text is the code and
-- the titles; what is found there stands first. The text is folded before it is stored, so that the
-- dictionary has nothing to fold. Kept in step here, whoever writes the call.
ALTER TABLE calls ADD COLUMN search_words TSVECTOR GENERATED ALWAYS AS (
    setweight(to_tsvector('pg_catalog.simple'::regconfig, split_part(search_text, E'\n', 1)), 'A')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, split_part(search_text, E'\n', 2)), 'B')
) STORED;
CREATE INDEX calls_search_words ON calls USING GIN (search_words);
