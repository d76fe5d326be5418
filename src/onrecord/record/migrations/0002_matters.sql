-- Across reports: where each story comes from, incidents and their accounts, promises, positions, and the matters of all.
-- Days are ordinals (day 1 is 0001-01-01); what is packed is JSON that onrecord.matters reads back.

-- Where a document's story comes from: origin is the first document that had it, its own number where it is the first.
CREATE TABLE provenance (
    document    INTEGER PRIMARY KEY REFERENCES documents (number),
    origin      INTEGER NOT NULL REFERENCES documents (number),
    revision_of INTEGER REFERENCES documents (number),
    reason      TEXT,
    score       REAL,
    credits     TEXT NOT NULL,                -- JSON: the agencies that it names, in lower case
    size        INTEGER NOT NULL,             -- distinct shingles
    signature   BLOB NOT NULL                 -- MinHash values; empty for a text too short for any
) STRICT;
CREATE INDEX provenance_origin ON provenance (origin);

CREATE TABLE bands (
    hash     INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;

-- In how many documents each stem stands: what a word tells.
CREATE TABLE stems (
    stem      TEXT PRIMARY KEY,
    documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE matters (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    name    TEXT,                             -- a person's name for it
    title   TEXT NOT NULL,                    -- made from parties and words
    parties TEXT NOT NULL,                    -- JSON: key -> weight
    words   TEXT NOT NULL,                    -- JSON: stem -> weight
    forms   TEXT NOT NULL,                    -- JSON: stem -> word as written
    reports INTEGER NOT NULL,
    started INTEGER,
    updated INTEGER,
    pinned  INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
    closed  INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    joined  INTEGER REFERENCES matters (number)  -- the matter that it was joined to
) STRICT;
CREATE INDEX matters_listed ON matters (pinned DESC, updated DESC, number DESC) WHERE joined IS NULL;
CREATE INDEX matters_joined ON matters (joined) WHERE joined IS NOT NULL;

CREATE TABLE matter_keys (
    hash   INTEGER NOT NULL,
    matter INTEGER NOT NULL REFERENCES matters (number),
    PRIMARY KEY (hash, matter)
) STRICT, WITHOUT ROWID;

CREATE TABLE matter_parties (
    party  TEXT NOT NULL,
    matter INTEGER NOT NULL REFERENCES matters (number),
    PRIMARY KEY (party, matter)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_parties_matter ON matter_parties (matter);

CREATE TABLE attachments (
    matter   INTEGER NOT NULL REFERENCES matters (number),
    document INTEGER NOT NULL REFERENCES documents (number),
    score    REAL NOT NULL,
    reason   TEXT NOT NULL,
    decided  INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1)),  -- by a person
    PRIMARY KEY (matter, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_document ON attachments (document);

CREATE TABLE incidents (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    type            TEXT NOT NULL,
    mode            TEXT,
    title           TEXT NOT NULL,
    actors          TEXT NOT NULL,            -- packed
    recipients      TEXT NOT NULL,            -- packed
    place           TEXT,                     -- packed
    first_day       INTEGER,
    last_day        INTEGER,
    fatalities_best INTEGER,
    fatalities_low  INTEGER,
    fatalities_high INTEGER,
    injured_best    INTEGER,
    injured_low     INTEGER,
    injured_high    INTEGER,
    reports         INTEGER NOT NULL,
    origins         INTEGER NOT NULL,
    first_told      INTEGER,
    last_told       INTEGER,
    differences     TEXT NOT NULL,            -- packed
    matter          INTEGER REFERENCES matters (number)
) STRICT;
CREATE INDEX incidents_type ON incidents (type, last_told);
CREATE INDEX incidents_told ON incidents (last_told);
CREATE INDEX incidents_matter ON incidents (matter, first_day);

CREATE TABLE incident_parties (
    incident INTEGER NOT NULL REFERENCES incidents (number) ON DELETE CASCADE,
    side     TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    party    TEXT NOT NULL,                   -- an actor's id
    name     TEXT NOT NULL,
    country  TEXT,
    PRIMARY KEY (incident, side, party)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_parties_country ON incident_parties (country, side, incident);
CREATE INDEX incident_parties_party ON incident_parties (party, side, incident);

CREATE TABLE accounts (
    event    TEXT PRIMARY KEY,                -- an event's id
    incident INTEGER NOT NULL REFERENCES incidents (number),
    document INTEGER NOT NULL REFERENCES documents (number),
    score    REAL NOT NULL,
    told     TEXT NOT NULL                    -- packed
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_incident ON accounts (incident, document);
CREATE INDEX accounts_document ON accounts (document);

CREATE TABLE incident_keys (
    hash     INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    incident INTEGER NOT NULL REFERENCES incidents (number) ON DELETE CASCADE,
    PRIMARY KEY (hash, day, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_keys_incident ON incident_keys (incident);

CREATE TABLE promises (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,            -- the id of the commitment that told it first
    document INTEGER NOT NULL REFERENCES documents (number),
    matter   INTEGER REFERENCES matters (number),
    status   TEXT NOT NULL,
    made     INTEGER,
    due      INTEGER,
    told     TEXT NOT NULL                    -- packed
) STRICT;
CREATE INDEX promises_open ON promises (due) WHERE status = 'open';
CREATE INDEX promises_matter ON promises (matter);
CREATE INDEX promises_document ON promises (document);

CREATE TABLE promise_keys (
    hash    INTEGER NOT NULL,
    promise INTEGER NOT NULL REFERENCES promises (number) ON DELETE CASCADE,
    PRIMARY KEY (hash, promise)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_keys_promise ON promise_keys (promise);

CREATE TABLE promise_reports (
    commitment TEXT PRIMARY KEY,              -- a commitment's id
    promise    INTEGER NOT NULL REFERENCES promises (number),
    document   INTEGER NOT NULL REFERENCES documents (number)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_reports_promise ON promise_reports (promise);
CREATE INDEX promise_reports_document ON promise_reports (document);

-- What later reports say of a promise; the last one stands.
CREATE TABLE settlements (
    number   INTEGER PRIMARY KEY,
    promise  INTEGER NOT NULL REFERENCES promises (number),
    document INTEGER NOT NULL REFERENCES documents (number),
    day      INTEGER,
    outcome  TEXT NOT NULL CHECK (outcome IN ('kept', 'broken', 'withdrawn', 'extended')),
    due      INTEGER,
    evidence TEXT NOT NULL,                   -- an item's id
    reason   TEXT NOT NULL,
    score    REAL NOT NULL
) STRICT;
CREATE INDEX settlements_promise ON settlements (promise);
CREATE INDEX settlements_document ON settlements (document);

-- What the parties of a matter say, and where a party's line changed.
CREATE TABLE sayings (
    number   INTEGER PRIMARY KEY,
    matter   INTEGER NOT NULL REFERENCES matters (number),
    party    TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    day      INTEGER,
    sign     INTEGER NOT NULL,
    item     TEXT NOT NULL,                   -- a statement's id
    told     TEXT NOT NULL                    -- packed
) STRICT;
CREATE INDEX sayings_party ON sayings (matter, party, number);
CREATE INDEX sayings_document ON sayings (document);

CREATE TABLE changes (
    number   INTEGER PRIMARY KEY,
    matter   INTEGER NOT NULL REFERENCES matters (number),
    party    TEXT NOT NULL,
    before   TEXT NOT NULL,                   -- statements' ids
    after    TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    day      INTEGER,
    score    REAL NOT NULL
) STRICT;
CREATE INDEX changes_matter ON changes (matter);
CREATE INDEX changes_document ON changes (document);

-- What moved in a matter, in the order of adding.
CREATE TABLE moves (
    number   INTEGER PRIMARY KEY,
    matter   INTEGER NOT NULL REFERENCES matters (number),
    document INTEGER NOT NULL REFERENCES documents (number),
    day      INTEGER,
    kind     TEXT NOT NULL,
    item     TEXT NOT NULL
) STRICT;
CREATE INDEX moves_matter ON moves (matter, number);
CREATE INDEX moves_document ON moves (document);

-- What people decide about matters; it holds whatever is added later.
CREATE TABLE decisions (
    number   INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL CHECK (kind IN ('name', 'merge', 'split', 'pin', 'unpin', 'close', 'reopen', 'attach', 'detach')),
    matter   INTEGER NOT NULL REFERENCES matters (number),
    other    INTEGER REFERENCES matters (number),
    document INTEGER REFERENCES documents (number),
    value    TEXT,
    reason   TEXT,
    person   TEXT NOT NULL,
    recorded TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_matter ON decisions (matter);
