-- The keys that sign cookies: a few rows, a new one every three months.
CREATE TABLE cookie_keys (
    name text PRIMARY KEY,
    xml text NOT NULL
);
