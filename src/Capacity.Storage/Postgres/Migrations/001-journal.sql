-- Version 1. Times are unix milliseconds, words are those of the contract, state and data are JSON in UTF-8. Text is compared byte by byte ("C"), so that lists and pages
-- have the same order whatever the server's language.

-- The audit trail, only ever added to. By setting, so that the database itself can hold the key (setting, version); in parts, so that each stays small enough to look after.
CREATE TABLE events (
    position bigint NOT NULL,
    setting text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    at bigint NOT NULL,
    actor_kind text COLLATE "C" NOT NULL,
    actor_id text COLLATE "C" NOT NULL,
    actor_name text COLLATE "C" NOT NULL,
    actor_role text COLLATE "C",
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C",
    data bytea NOT NULL,
    PRIMARY KEY (setting, version)
) PARTITION BY HASH (setting);

CREATE TABLE events_00 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE events_01 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE events_02 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE events_03 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE events_04 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE events_05 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE events_06 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE events_07 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE events_08 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE events_09 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE events_10 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE events_11 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE events_12 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE events_13 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE events_14 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE events_15 PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER 15);

CREATE INDEX events_by_position ON events (position);
CREATE INDEX events_by_at ON events USING brin (at);

-- No index holds a column that ordinary commands change (version, status, confirmed_at, due_at, state), and each page keeps room for the next versions of its rows: so an
-- update stays in its page and touches no index.
CREATE TABLE settings (
    id text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL,
    status text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    sector text COLLATE "C" NOT NULL,
    emergency boolean NOT NULL,
    confirmed_at bigint NOT NULL,
    due_at bigint,
    authority text COLLATE "C" NOT NULL,
    district text COLLATE "C" NOT NULL,
    provider text COLLATE "C" NOT NULL,
    categories text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_lower text COLLATE "C" NOT NULL,
    state bytea NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX settings_by_district ON settings (district, id);
CREATE INDEX settings_by_provider ON settings (provider, id);
CREATE INDEX settings_by_authority ON settings (authority, id);
CREATE INDEX settings_by_name ON settings (id, name_lower);

-- Those of the settings that have a due_at, in its order.
CREATE TABLE due (
    setting text COLLATE "C" PRIMARY KEY,
    at bigint NOT NULL
);

CREATE INDEX due_by_at ON due (at, setting);

CREATE TABLE setting_categories (
    category text COLLATE "C" NOT NULL,
    setting text COLLATE "C" NOT NULL,
    PRIMARY KEY (category, setting)
);

CREATE TABLE outcomes (
    setting text COLLATE "C" NOT NULL,
    caller text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    status integer NOT NULL,
    version integer NOT NULL,
    slug text COLLATE "C",
    title text COLLATE "C",
    PRIMARY KEY (setting, caller, key)
);

CREATE INDEX outcomes_by_at ON outcomes (at);

-- The last batch of each writer of each node: a writer that was cut off from the server asks here whether its batch was kept.
CREATE TABLE writers (
    id uuid PRIMARY KEY,
    batch bigint NOT NULL,
    at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- 'probe' is written to see that writing works. 'base' is added to the server's transaction ids where the database came from a server that had used more of them.
CREATE TABLE counters (
    name text COLLATE "C" PRIMARY KEY,
    value bigint NOT NULL
) WITH (fillfactor = 10);

INSERT INTO counters (name, value) VALUES ('base', 0), ('probe', 0);

CREATE SEQUENCE epochs;
