-- Version 3. People who sign in, what they prove themselves with, their sessions, and the log of access. Times are unix milliseconds.
CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    user_name TEXT,
    normalized_user_name TEXT UNIQUE,
    email TEXT,
    normalized_email TEXT UNIQUE,
    email_confirmed INTEGER NOT NULL,
    password_hash TEXT,
    security_stamp TEXT,
    concurrency_stamp TEXT,
    two_factor_enabled INTEGER NOT NULL,
    lockout_end INTEGER,
    lockout_enabled INTEGER NOT NULL,
    access_failed_count INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    provider_id TEXT,
    authority_id TEXT,
    disabled INTEGER NOT NULL,
    invited_at INTEGER NOT NULL,
    joined_at INTEGER,
    used_code TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX people_by_name ON people (name, id);

CREATE TABLE person_logins (
    login_provider TEXT NOT NULL,
    provider_key TEXT NOT NULL,
    provider_display_name TEXT,
    user_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (login_provider, provider_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_logins_by_person ON person_logins (user_id);

-- The key of an authenticator app and the recovery codes, sealed with the keys of cookies.
CREATE TABLE person_tokens (
    user_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    login_provider TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (user_id, login_provider, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_passkeys (
    credential_id BLOB NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    data TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_passkeys_by_person ON person_passkeys (user_id);

-- Links in letters: the SHA-256 of what they carry. One is deleted when it is used.
CREATE TABLE person_links (
    hash TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_links_by_person ON person_links (person_id);

-- Holder: kind and id of who opened it. Stamp: the person's when it was opened; another one since has ended it.
CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    person_id TEXT REFERENCES people (id) ON DELETE CASCADE,
    stamp TEXT,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_holder ON sessions (holder);

CREATE TABLE access_events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    actor_role TEXT,
    person_id TEXT,
    detail TEXT,
    from_address TEXT
) STRICT;

CREATE INDEX access_events_by_person ON access_events (person_id, position) WHERE person_id IS NOT NULL;

CREATE TRIGGER access_events_are_not_changed BEFORE UPDATE ON access_events BEGIN SELECT RAISE(ABORT, 'the log of access is only ever added to'); END;
CREATE TRIGGER access_events_are_not_deleted BEFORE DELETE ON access_events BEGIN SELECT RAISE(ABORT, 'the log of access is only ever added to'); END;

-- What a person did. Programs' events, which are the many, are not in it.
CREATE INDEX events_by_person ON events (actor_id, position) WHERE actor_kind = 'user';
