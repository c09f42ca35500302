-- The words of calls, found by their beginnings. What is kept are the beginnings themselves, each a
-- word of its own: looking for whole words takes a tenth of the time of looking for what begins so.
-- The text is folded before it is stored, so that no dictionary has anything to fold. Kept in step
-- here, whoever writes the call. Calls are written seldom and searched often: nothing waits to be
-- sorted into the index.
CREATE FUNCTION kafo_beginnings(searched TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_to_tsvector(ARRAY(
        SELECT DISTINCT left(word, letters)
        FROM regexp_split_to_table(searched, '\s+') AS word, generate_series(1, least(length(word), 30)) AS letters
        WHERE word <> ''
    ))
$$;
ALTER TABLE calls ADD COLUMN search_words TSVECTOR GENERATED ALWAYS AS (kafo_beginnings(search_text)) STORED;
CREATE INDEX calls_search_words ON calls USING GIN (search_words) WITH (fastupdate = off);
