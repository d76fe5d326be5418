-- The record across reports. Rows are those of each document's current coding; every coding stays whole in codings.report.
-- Columns called added and recorded hold when something was entered (UTC, ISO 8601); nothing else depends on the clock.

CREATE TABLE documents (
    number    INTEGER PRIMARY KEY,            -- order of adding
    id        TEXT NOT NULL UNIQUE,
    title     TEXT,
    publisher TEXT,
    url       TEXT,
    published TEXT,
    dateline  TEXT,
    wire      TEXT,
    language  TEXT NOT NULL,
    extra     TEXT NOT NULL,                  -- JSON: an input row's other fields as given
    added     TEXT NOT NULL,
    text      TEXT NOT NULL
) STRICT;
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_url ON documents (url) WHERE url IS NOT NULL;

CREATE TABLE codings (
    number   INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    onrecord TEXT NOT NULL,
    codebook TEXT NOT NULL,
    model    TEXT NOT NULL,
    setup    TEXT NOT NULL,                   -- hash of the user's own files that it was coded with, '' for none
    current  INTEGER NOT NULL CHECK (current IN (0, 1)),
    recorded TEXT NOT NULL,
    report   BLOB NOT NULL                    -- the report without its text: JSON, deflated
) STRICT;
CREATE UNIQUE INDEX codings_current ON codings (document) WHERE current = 1;
CREATE INDEX codings_document ON codings (document);

-- Who is on the record. One whose id is the same in every document is one row. Those that documents only describe ("the
-- police") share a row where name, kind and code are the same: it is a handle to find them by, and says nothing of identity.
CREATE TABLE actors (
    number  INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,             -- the id; of the described: their name, kind and code
    id      TEXT,                             -- NULL for the described
    name    TEXT NOT NULL,                    -- as first told
    kind    TEXT NOT NULL,
    country TEXT,
    code    TEXT,
    reports INTEGER NOT NULL DEFAULT 0        -- how many documents it is in, by their current codings
) STRICT;
CREATE INDEX actors_reports ON actors (reports DESC, number);
CREATE INDEX actors_country ON actors (country, reports DESC, number);
CREATE INDEX actors_code ON actors (code);

CREATE TABLE names (
    number INTEGER PRIMARY KEY,
    actor  INTEGER NOT NULL REFERENCES actors (number),
    name   TEXT NOT NULL,
    UNIQUE (actor, name)
) STRICT;

-- An actor as one document tells it: the roles of a person are dated by these.
CREATE TABLE appearances (
    coding   INTEGER NOT NULL REFERENCES codings (number),
    rank     INTEGER NOT NULL,                -- its place among the report's actors, from 0
    actor    INTEGER NOT NULL REFERENCES actors (number),
    day      TEXT NOT NULL,                   -- the document's date, '' for none
    id       TEXT,                            -- its id in the report where it is one of that document's own
    name     TEXT NOT NULL,
    role     TEXT,
    country  TEXT,
    sectors  TEXT NOT NULL,                   -- JSON
    code     TEXT,
    mentions TEXT NOT NULL,                   -- JSON: spans
    rule     TEXT NOT NULL,
    PRIMARY KEY (coding, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_actor ON appearances (actor, day, coding);

CREATE TABLE places (
    number  INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,             -- GeoNames id, or name and point where it has none
    geonames_id INTEGER,
    name    TEXT NOT NULL,
    lat     REAL,
    lon     REAL,
    country TEXT,
    admin1  TEXT,
    feature TEXT
) STRICT;

-- What every item has, whatever its kind: e event, s statement, c commitment, d dispute, n stance, the letters of their ids.
CREATE TABLE items (
    number   INTEGER PRIMARY KEY,             -- in the order of the report, one after the other within a coding
    id       TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL CHECK (kind IN ('e', 's', 'c', 'd', 'n')),
    coding   INTEGER NOT NULL REFERENCES codings (number),
    document INTEGER NOT NULL REFERENCES documents (number),
    type     TEXT NOT NULL,                   -- of an event; a statement's force, a commitment's status, a stance's polarity
    day      TEXT NOT NULL,                   -- to sort by: when it was, else when the document was published, else ''
    place    INTEGER REFERENCES places (number),
    start    INTEGER NOT NULL,                -- the words that it stands on: trigger, cue, first content, in characters
    finish   INTEGER NOT NULL,
    rule     TEXT NOT NULL
) STRICT;
CREATE INDEX items_coding ON items (coding);
CREATE INDEX items_document ON items (document, kind);
CREATE INDEX items_day ON items (kind, day, number);
CREATE INDEX items_type ON items (kind, type, day, number);
CREATE INDEX items_place ON items (place, kind, day, number) WHERE place IS NOT NULL;

-- Who takes part in an item: side 1 acts, speaks, promises, holds; side 2 is whom it is done, said, promised to.
CREATE TABLE parties (
    item  INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    side  INTEGER NOT NULL CHECK (side IN (1, 2)),
    nth   INTEGER NOT NULL,
    rank  INTEGER NOT NULL,                   -- of the appearance in the same coding
    actor INTEGER NOT NULL REFERENCES actors (number),
    kind  TEXT NOT NULL,                      -- kind, type and day are the item's, so that one index answers
    type  TEXT NOT NULL,
    day   TEXT NOT NULL,
    PRIMARY KEY (item, side, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_actor ON parties (actor, kind, side, day, item, type);

-- The countries of an item: of those who take part in it, and of its place.
CREATE TABLE countries (
    item    INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    country TEXT NOT NULL,
    kind    TEXT NOT NULL,
    type    TEXT NOT NULL,
    day     TEXT NOT NULL,
    PRIMARY KEY (item, country)
) STRICT, WITHOUT ROWID;
CREATE INDEX countries_country ON countries (country, kind, day, item, type);

CREATE TABLE events (
    item            INTEGER PRIMARY KEY REFERENCES items (number) ON DELETE CASCADE,
    mode            TEXT,
    contexts        TEXT NOT NULL,            -- JSON
    cameo           TEXT,
    quad            INTEGER NOT NULL,
    score           REAL NOT NULL,
    sentence_start  INTEGER NOT NULL,
    sentence_finish INTEGER NOT NULL,
    time_value      TEXT,
    time_start      TEXT,
    time_end        TEXT,
    basis           TEXT,
    place_basis     TEXT,
    aspect          TEXT NOT NULL,
    confirmation    TEXT NOT NULL,
    confirmed_by    TEXT NOT NULL,            -- JSON: ids of statements
    factuality      REAL,                     -- the author's, -3 to 3
    fatalities_best INTEGER,
    fatalities_low  INTEGER,
    fatalities_high INTEGER,
    injured_best    INTEGER,
    injured_low     INTEGER,
    injured_high    INTEGER,
    statement       TEXT                      -- id of the statement that it stands inside
) STRICT;

CREATE TABLE statements (
    item       INTEGER PRIMARY KEY REFERENCES items (number) ON DELETE CASCADE,
    cue_lemma  TEXT NOT NULL,
    manner     TEXT NOT NULL,
    negated    INTEGER NOT NULL,
    official   INTEGER NOT NULL,
    time_value TEXT,
    time_start TEXT,
    time_end   TEXT,
    parent     TEXT,
    spans      TEXT NOT NULL,                 -- JSON: spans of the content
    content    TEXT NOT NULL                  -- its words, spans joined by " ... "
) STRICT;

CREATE TABLE commitments (
    item       INTEGER PRIMARY KEY REFERENCES items (number) ON DELETE CASCADE,
    made       TEXT,
    due        TEXT,
    due_date   TEXT,                          -- the last day on which it is kept in time
    named      INTEGER NOT NULL,              -- 0: the text names nobody, and side 1 is who says it
    statement  TEXT,
    events     TEXT NOT NULL,                 -- JSON: ids
    spans      TEXT NOT NULL,
    content    TEXT NOT NULL
) STRICT;
CREATE INDEX commitments_due ON commitments (due_date) WHERE due_date IS NOT NULL;

CREATE TABLE disputes (
    item  INTEGER PRIMARY KEY REFERENCES items (number) ON DELETE CASCADE,
    about TEXT NOT NULL                       -- JSON: ids of events
) STRICT;

CREATE TABLE positions (
    item      INTEGER NOT NULL REFERENCES disputes (item) ON DELETE CASCADE,
    nth       INTEGER NOT NULL,
    rank      INTEGER,                        -- of the holder's appearance in the same coding
    statement TEXT,
    spans     TEXT NOT NULL,
    content   TEXT NOT NULL,
    PRIMARY KEY (item, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE stances (
    item      INTEGER PRIMARY KEY REFERENCES items (number) ON DELETE CASCADE,
    issue     TEXT,                           -- the words of the thing
    statement TEXT
) STRICT;

-- What people say of an item. It names the item by document, kind and words, so that a new coding finds it again.
CREATE TABLE judgements (
    number   INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    kind     TEXT NOT NULL,
    type     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    finish   INTEGER NOT NULL,
    verdict  TEXT NOT NULL CHECK (verdict IN ('accept', 'correct', 'reject', 'add', 'undo')),
    change   TEXT NOT NULL,                   -- JSON: field -> value, of a correction or addition
    reason   TEXT,
    person   TEXT NOT NULL,
    recorded TEXT NOT NULL
) STRICT;
CREATE INDEX judgements_document ON judgements (document);
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN
    SELECT raise(ABORT, 'a judgement is never changed; enter another');
END;
CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements BEGIN
    SELECT raise(ABORT, 'a judgement is never deleted; enter another');
END;

-- The words of texts, statements and names. The texts themselves stay in their tables; triggers keep these in step.
CREATE VIRTUAL TABLE documents_words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statements_words USING fts5 (
    content, content = 'statements', content_rowid = 'item', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE names_words USING fts5 (
    name, content = 'names', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', detail = 'none'
);
CREATE TRIGGER documents_words_in AFTER INSERT ON documents BEGIN
    INSERT INTO documents_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER statements_words_in AFTER INSERT ON statements BEGIN
    INSERT INTO statements_words (rowid, content) VALUES (new.item, new.content);
END;
CREATE TRIGGER statements_words_out AFTER DELETE ON statements BEGIN
    INSERT INTO statements_words (statements_words, rowid, content) VALUES ('delete', old.item, old.content);
END;
CREATE TRIGGER names_words_in AFTER INSERT ON names BEGIN
    INSERT INTO names_words (rowid, name) VALUES (new.number, new.name);
END;
