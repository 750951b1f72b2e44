-- Reminders. As with states, a version is not given twice: a reminder that was removed and registered anew is not removed by who knew the old one.

CREATE SEQUENCE orleans_reminder_versions AS integer CYCLE;

CREATE TABLE orleans_reminders (
    service text NOT NULL,
    grain text NOT NULL,
    name text NOT NULL,
    grain_hash integer NOT NULL,
    starts_at timestamptz NOT NULL,
    period bigint NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (service, grain, name)
);

CREATE INDEX orleans_reminders_by_hash ON orleans_reminders (service, grain_hash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

('UpsertReminderRowKey', $$
INSERT INTO orleans_reminders (service, grain, name, grain_hash, starts_at, period, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, nextval('orleans_reminder_versions')::integer)
ON CONFLICT (service, grain, name) DO UPDATE SET starts_at = excluded.starts_at, period = excluded.period, version = excluded.version
RETURNING version AS Version
$$),

('ReadReminderRowsKey', $$
SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM orleans_reminders WHERE service = @ServiceId AND grain = @GrainId
$$),

('ReadReminderRowKey', $$
SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM orleans_reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName
$$),

-- A node's part of the ring of hashes: after the first, up to and with the last.
('ReadRangeRows1Key', $$
SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM orleans_reminders WHERE service = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$$),

-- The part that goes over the ring's seam; with both the same it is the whole ring.
('ReadRangeRows2Key', $$
SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM orleans_reminders WHERE service = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$$),

('DeleteReminderRowKey', $$
WITH gone AS (
    DELETE FROM orleans_reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version RETURNING name
)
SELECT EXISTS (SELECT FROM gone)
$$),

('DeleteReminderRowsKey', $$
DELETE FROM orleans_reminders WHERE service = @ServiceId
$$);
