-- Orleans reads its queries from this table as a node starts. The table's name, the keys, the parameters and the names of the answered columns are the contract
-- of its ADO.NET providers (10.4.2); everything else is ours. Each query is one statement: all of it happens, or nothing.

CREATE TABLE OrleansQuery (
    QueryKey text PRIMARY KEY,
    QueryText text NOT NULL
);

CREATE TABLE orleans_clusters (
    cluster text PRIMARY KEY,
    version integer NOT NULL
);

CREATE TABLE orleans_silos (
    cluster text NOT NULL REFERENCES orleans_clusters ON DELETE CASCADE,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    name text NOT NULL,
    host text NOT NULL,
    status integer NOT NULL,
    gateway_port integer NOT NULL,
    suspected text,
    started_at timestamptz NOT NULL,
    alive_at timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

('InsertMembershipVersionKey', $$
WITH made AS (
    INSERT INTO orleans_clusters (cluster, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING cluster
)
SELECT EXISTS (SELECT FROM made)
$$),

-- A cluster without silos still answers its version.
('MembershipReadAllKey', $$
SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName, s.status AS Status, s.gateway_port AS ProxyPort,
    s.suspected AS SuspectTimes, s.started_at AS StartTime, s.alive_at AS IAmAliveTime, c.version AS Version
FROM orleans_clusters c LEFT JOIN orleans_silos s ON s.cluster = c.cluster
WHERE c.cluster = @DeploymentId
$$),

('MembershipReadRowKey', $$
SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName, s.status AS Status, s.gateway_port AS ProxyPort,
    s.suspected AS SuspectTimes, s.started_at AS StartTime, s.alive_at AS IAmAliveTime, c.version AS Version
FROM orleans_clusters c
    LEFT JOIN orleans_silos s ON s.cluster = c.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
WHERE c.cluster = @DeploymentId
$$),

-- Whoever changes the table locks the cluster's row first and looks at its version again under the lock: of two with one version, one changes anything.
('InsertMembershipKey', $$
WITH expected AS (
    SELECT cluster FROM orleans_clusters WHERE cluster = @DeploymentId AND version = @Version FOR UPDATE
), made AS (
    INSERT INTO orleans_silos (cluster, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
    SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM expected
    ON CONFLICT DO NOTHING
    RETURNING cluster
), moved AS (
    UPDATE orleans_clusters c SET version = version + 1 FROM made WHERE c.cluster = made.cluster RETURNING c.cluster
)
SELECT EXISTS (SELECT FROM moved)
$$),

('UpdateMembershipKey', $$
WITH expected AS (
    SELECT cluster FROM orleans_clusters WHERE cluster = @DeploymentId AND version = @Version FOR UPDATE
), changed AS (
    UPDATE orleans_silos s SET status = @Status, suspected = @SuspectTimes, alive_at = @IAmAliveTime
    FROM expected
    WHERE s.cluster = expected.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    RETURNING s.cluster
), moved AS (
    UPDATE orleans_clusters c SET version = version + 1 FROM changed WHERE c.cluster = changed.cluster RETURNING c.cluster
)
SELECT EXISTS (SELECT FROM moved)
$$),

-- A sign of life is no change of the membership: the version stays.
('UpdateIAmAlivetimeKey', $$
UPDATE orleans_silos SET alive_at = @IAmAliveTime WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),

-- Status 6 is dead.
('CleanupDefunctSiloEntriesKey', $$
DELETE FROM orleans_silos WHERE cluster = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime
$$),

-- Used instead of the one before by providers that know it: the row goes only as it was read.
('CleanupDefunctSiloEntryKey', $$
DELETE FROM orleans_silos
WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND status = 6
    AND started_at = @StartTime AND alive_at = @IAmAliveTime AND coalesce(suspected, '') = coalesce(@SuspectTimes, '')
$$),

('DeleteMembershipTableEntriesKey', $$
DELETE FROM orleans_clusters WHERE cluster = @DeploymentId
$$),

('GatewaysQueryKey', $$
SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation
FROM orleans_silos WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0
$$);
