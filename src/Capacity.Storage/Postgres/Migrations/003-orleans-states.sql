-- The state of grains that change seldom. A version is not given twice (before two thousand million others have been), so that a state that was cleared and written
-- anew is not taken for the old one.

CREATE SEQUENCE orleans_state_versions AS integer CYCLE;

-- The hashes come first in the key because they tell rows apart at once; a row is found by all of the key, since hashes collide.
CREATE TABLE orleans_states (
    grain_hash integer NOT NULL,
    name_hash integer NOT NULL,
    grain_n0 bigint NOT NULL,
    grain_n1 bigint NOT NULL,
    grain text NOT NULL,
    name text NOT NULL,
    service text NOT NULL,
    version integer NOT NULL,
    payload bytea,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (grain_hash, name_hash, grain_n0, grain_n1, grain, name, service)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

('ReadFromStorageKey', $$
SELECT payload AS PayloadBinary, version AS Version
FROM orleans_states
WHERE grain_hash = @GrainIdHash AND name_hash = @GrainTypeHash AND grain_n0 = @GrainIdN0 AND grain_n1 = @GrainIdN1
    AND grain = coalesce(@GrainIdExtensionString, '') AND name = @GrainTypeString AND service = @ServiceId
$$),

-- Answers the new version, or no row: what is stored is not what the writer read.
('WriteToStorageKey', $$
WITH first AS (
    INSERT INTO orleans_states (grain_hash, name_hash, grain_n0, grain_n1, grain, name, service, version, payload, written_at)
    SELECT @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), @GrainTypeString, @ServiceId,
        nextval('orleans_state_versions')::integer, @PayloadBinary, now()
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
), next AS (
    UPDATE orleans_states SET version = nextval('orleans_state_versions')::integer, payload = @PayloadBinary, written_at = now()
    WHERE grain_hash = @GrainIdHash AND name_hash = @GrainTypeHash AND grain_n0 = @GrainIdN0 AND grain_n1 = @GrainIdN1
        AND grain = coalesce(@GrainIdExtensionString, '') AND name = @GrainTypeString AND service = @ServiceId AND version = @GrainStateVersion
    RETURNING version
)
SELECT version AS NewGrainStateVersion FROM first UNION ALL SELECT version FROM next
$$),

-- Empties the state and keeps its version; used where a provider is not told to delete.
('ClearStorageKey', $$
UPDATE orleans_states SET version = nextval('orleans_state_versions')::integer, payload = NULL, written_at = now()
WHERE grain_hash = @GrainIdHash AND name_hash = @GrainTypeHash AND grain_n0 = @GrainIdN0 AND grain_n1 = @GrainIdN1
    AND grain = coalesce(@GrainIdExtensionString, '') AND name = @GrainTypeString AND service = @ServiceId AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
$$),

-- The answer must differ from the version that went, or the provider takes it for a refusal.
('DeleteStorageKey', $$
DELETE FROM orleans_states
WHERE grain_hash = @GrainIdHash AND name_hash = @GrainTypeHash AND grain_n0 = @GrainIdN0 AND grain_n1 = @GrainIdN1
    AND grain = coalesce(@GrainIdExtensionString, '') AND name = @GrainTypeString AND service = @ServiceId AND version = @GrainStateVersion
RETURNING nextval('orleans_state_versions')::integer AS NewGrainStateVersion
$$);
