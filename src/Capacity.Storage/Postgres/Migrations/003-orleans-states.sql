-- The states of grains that change seldom. A state that was cleared keeps its row and its version for a day: a version is never given twice, so that an activation that
-- should have died cannot take a new state for the one it knew.
CREATE TABLE grain_states (
    service text NOT NULL,
    name text COLLATE "C" NOT NULL,
    n0 bigint NOT NULL,
    n1 bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    data bytea,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (service, name, key, n0, n1)
);

CREATE INDEX grain_states_cleared ON grain_states (written_at) WHERE data IS NULL;
CREATE INDEX grain_states_first_outcomes ON grain_states (written_at) WHERE name = 'first-outcome';

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', $sql$
    SELECT data AS PayloadBinary, version AS Version FROM grain_states
    WHERE service = @ServiceId AND name = @GrainTypeString AND key = coalesce(@GrainIdExtensionString::text, '') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
$sql$),
-- Answers the version that was written; the one that was given where another activation has written meanwhile.
('WriteToStorageKey', $sql$
    WITH made AS (
        INSERT INTO grain_states (service, name, n0, n1, key, version, data, written_at)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''), 1, @PayloadBinary::bytea, now()
        WHERE @GrainStateVersion::integer IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version),
    changed AS (
        UPDATE grain_states SET version = version + 1, data = @PayloadBinary::bytea, written_at = now()
        WHERE service = @ServiceId AND name = @GrainTypeString AND key = coalesce(@GrainIdExtensionString::text, '') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
            AND version = @GrainStateVersion::integer
        RETURNING version)
    SELECT coalesce((SELECT version FROM made), (SELECT version FROM changed), @GrainStateVersion::integer) AS NewGrainStateVersion
$sql$),
('ClearStorageKey', $sql$
    UPDATE grain_states SET version = version + 1, data = NULL, written_at = now()
    WHERE service = @ServiceId AND name = @GrainTypeString AND key = coalesce(@GrainIdExtensionString::text, '') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
        AND version = @GrainStateVersion::integer
    RETURNING version AS NewGrainStateVersion
$sql$);
