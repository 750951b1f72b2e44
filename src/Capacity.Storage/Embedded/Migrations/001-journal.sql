-- Version 1. Times are unix milliseconds, words are those of the contract, state and data are JSON in UTF-8.

CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    setting TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    actor_role TEXT,
    kind TEXT NOT NULL,
    key TEXT,
    data BLOB NOT NULL,
    UNIQUE (setting, version)
) STRICT;

CREATE TABLE settings (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    type TEXT NOT NULL,
    sector TEXT NOT NULL,
    emergency INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL,
    due_at INTEGER,
    authority TEXT NOT NULL,
    district TEXT NOT NULL,
    provider TEXT NOT NULL,
    categories TEXT NOT NULL,
    name TEXT NOT NULL,
    name_lower TEXT NOT NULL,
    state BLOB NOT NULL
) STRICT;

CREATE INDEX settings_by_district ON settings (district, id);
CREATE INDEX settings_by_provider ON settings (provider, id);
CREATE INDEX settings_by_authority ON settings (authority, id);
CREATE INDEX settings_by_due ON settings (due_at, id) WHERE due_at IS NOT NULL;
-- A text is looked for in this index alone, without reading the rows.
CREATE INDEX settings_by_name ON settings (id, name_lower);

CREATE TABLE setting_categories (
    category TEXT NOT NULL,
    setting TEXT NOT NULL,
    PRIMARY KEY (category, setting)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcomes (
    setting TEXT NOT NULL,
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    version INTEGER NOT NULL,
    slug TEXT,
    title TEXT,
    PRIMARY KEY (setting, caller, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX outcomes_by_at ON outcomes (at);

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('epoch', 0), ('etag', 0), ('probe', 0);

CREATE TABLE grain_states (
    name TEXT NOT NULL,
    grain TEXT NOT NULL,
    etag INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (name, grain)
) STRICT;
