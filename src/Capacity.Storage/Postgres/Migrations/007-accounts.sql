-- People who sign in, what they prove themselves with, their sessions, and the log of access. Times are unix milliseconds.
CREATE TABLE people (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    user_name text COLLATE "C",
    normalized_user_name text COLLATE "C" UNIQUE,
    email text COLLATE "C",
    normalized_email text COLLATE "C" UNIQUE,
    email_confirmed boolean NOT NULL,
    password_hash text COLLATE "C",
    security_stamp text COLLATE "C",
    concurrency_stamp text COLLATE "C",
    two_factor_enabled boolean NOT NULL,
    lockout_end bigint,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    provider_id text COLLATE "C",
    authority_id text COLLATE "C",
    disabled boolean NOT NULL,
    invited_at bigint NOT NULL,
    joined_at bigint,
    used_code text COLLATE "C"
);

CREATE INDEX people_by_name ON people (name, id);

CREATE TABLE person_logins (
    login_provider text COLLATE "C" NOT NULL,
    provider_key text COLLATE "C" NOT NULL,
    provider_display_name text COLLATE "C",
    user_id text COLLATE "C" NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (login_provider, provider_key)
);

CREATE INDEX person_logins_by_person ON person_logins (user_id);

-- The key of an authenticator app and the recovery codes, sealed with the keys of cookies.
CREATE TABLE person_tokens (
    user_id text COLLATE "C" NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    login_provider text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    value text COLLATE "C",
    PRIMARY KEY (user_id, login_provider, name)
);

CREATE TABLE person_passkeys (
    credential_id bytea NOT NULL PRIMARY KEY,
    user_id text COLLATE "C" NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    data jsonb NOT NULL
);

CREATE INDEX person_passkeys_by_person ON person_passkeys (user_id);

-- Links in letters: the SHA-256 of what they carry. One is deleted when it is used.
CREATE TABLE person_links (
    hash text COLLATE "C" NOT NULL PRIMARY KEY,
    person_id text COLLATE "C" NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    purpose text COLLATE "C" NOT NULL,
    expires_at bigint NOT NULL
);

CREATE INDEX person_links_by_person ON person_links (person_id);

-- Holder: kind and id of who opened it. Stamp: the person's when it was opened; another one since has ended it.
CREATE TABLE sessions (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    holder text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" REFERENCES people (id) ON DELETE CASCADE,
    stamp text COLLATE "C",
    kind text COLLATE "C" NOT NULL,
    label text COLLATE "C" NOT NULL,
    opened_at bigint NOT NULL,
    seen_at bigint NOT NULL
);

CREATE INDEX sessions_by_holder ON sessions (holder);

CREATE TABLE access_events (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    actor_kind text COLLATE "C" NOT NULL,
    actor_id text COLLATE "C" NOT NULL,
    actor_name text COLLATE "C" NOT NULL,
    actor_role text COLLATE "C",
    person_id text COLLATE "C",
    detail text COLLATE "C",
    from_address text COLLATE "C"
);

CREATE INDEX access_events_by_person ON access_events (person_id, position) WHERE person_id IS NOT NULL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log of access is only ever added to'; END $$;

CREATE TRIGGER access_events_are_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON access_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a person did. Programs' events, which are the many, are not in it.
CREATE INDEX events_by_person ON events (actor_id, position) WHERE actor_kind = 'user';
