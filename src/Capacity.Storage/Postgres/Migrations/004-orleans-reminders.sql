-- Reminders outlive every node; each node looks after those in its range of hashes.
CREATE TABLE reminders (
    service text NOT NULL,
    grain text NOT NULL,
    name text NOT NULL,
    hash integer NOT NULL,
    start_time timestamptz NOT NULL,
    period bigint NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (service, grain, name)
);

CREATE INDEX reminders_by_hash ON reminders (service, hash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $sql$
    INSERT INTO reminders AS r (service, grain, name, hash, start_time, period, version)
    VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
    ON CONFLICT (service, grain, name) DO UPDATE
    SET hash = excluded.hash, start_time = excluded.start_time, period = excluded.period, version = r.version + 1
    RETURNING r.version AS Version
$sql$),
('ReadReminderRowsKey', $sql$
    SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM reminders WHERE service = @ServiceId AND grain = @GrainId
$sql$),
('ReadReminderRowKey', $sql$
    SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName
$sql$),
('ReadRangeRows1Key', $sql$
    SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM reminders WHERE service = @ServiceId AND hash > @BeginHash AND hash <= @EndHash
$sql$),
-- A range that goes over the end of the ring.
('ReadRangeRows2Key', $sql$
    SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM reminders WHERE service = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)
$sql$),
('DeleteReminderRowKey', $sql$
    WITH gone AS (DELETE FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version RETURNING name)
    SELECT EXISTS (SELECT FROM gone)
$sql$),
('DeleteReminderRowsKey', $sql$
    DELETE FROM reminders WHERE service = @ServiceId
$sql$);
