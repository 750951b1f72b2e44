-- What the register and the providers say, one fact a column; times are milliseconds since 1970.
CREATE TABLE setting (
    id TEXT PRIMARY KEY, type TEXT, sector TEXT, authority TEXT, district TEXT, outcode TEXT, latitude REAL, longitude REAL,
    status TEXT, suspended_for TEXT, rating TEXT, exclusive_to TEXT, age_min INTEGER, age_max INTEGER, gender TEXT, confirmed_at INTEGER, occupied INTEGER, vacant INTEGER,
    limit_age_min INTEGER, limit_age_max INTEGER, limit_gender TEXT, limit_solo INTEGER, limit_until INTEGER) WITHOUT ROWID;
CREATE TABLE category (setting TEXT, name TEXT, PRIMARY KEY (setting, name)) WITHOUT ROWID;
CREATE TABLE need (setting TEXT, name TEXT, PRIMARY KEY (setting, name)) WITHOUT ROWID;
CREATE TABLE tag (setting TEXT, name TEXT, PRIMARY KEY (setting, name)) WITHOUT ROWID;
CREATE TABLE limit_need (setting TEXT, name TEXT, PRIMARY KEY (setting, name)) WITHOUT ROWID;
CREATE TABLE on_duty (authority TEXT, household TEXT, PRIMARY KEY (authority, household)) WITHOUT ROWID;

-- The categories of which the contract says something special.
CREATE TABLE named_child (category TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE emergency (category TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE only_when_asked (category TEXT PRIMARY KEY, tag TEXT) WITHOUT ROWID;
INSERT INTO named_child VALUES ('fostering-connected'), ('fostering-reg24'), ('fostering-foster-to-adopt');
INSERT INTO emergency VALUES ('fostering-edt'), ('residential-emergency');
INSERT INTO only_when_asked VALUES ('residential-short-breaks', 'short-breaks'), ('fostering-parent-and-child', 'parent-and-child'), ('secure', NULL);
