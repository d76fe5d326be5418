-- The feeds that `onrecord watch` follows, and every entry that it has seen in them. Days to come (due) are seconds since
-- 1970, UTC. What was read of an entry is in documents; here is only how far it has come.

CREATE TABLE feeds (
    number   INTEGER PRIMARY KEY,
    url      TEXT NOT NULL UNIQUE,            -- as given
    title    TEXT,
    etag     TEXT,                            -- what its server said of the last version that was taken in whole
    modified TEXT,
    failures INTEGER NOT NULL DEFAULT 0,      -- one after another, up to now
    due      INTEGER NOT NULL DEFAULT 0       -- not asked for before
) STRICT;

CREATE TABLE feed_entries (
    number    INTEGER PRIMARY KEY,
    feed      INTEGER NOT NULL REFERENCES feeds (number),
    key       TEXT NOT NULL,                  -- what tells it from the feed's others: its id, else its address
    url       TEXT,                           -- of its page; no entry of another feed has it
    title     TEXT,
    published TEXT,
    content   TEXT,                           -- what the feed has of its text, until it is read
    state     TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'read', 'skipped')),
    tries     INTEGER NOT NULL DEFAULT 0,
    due       INTEGER NOT NULL DEFAULT 0,
    reason    TEXT,                           -- why it was skipped, or waits
    document  TEXT,                           -- the id of the document that it becomes
    page      TEXT,                           -- SHA-256 of the page's bytes, NULL where the feed's own text was read
    added     TEXT NOT NULL,
    UNIQUE (feed, key)
) STRICT;
CREATE INDEX feed_entries_url ON feed_entries (url) WHERE url IS NOT NULL;
CREATE INDEX feed_entries_waiting ON feed_entries (feed, due, number) WHERE state = 'waiting';
