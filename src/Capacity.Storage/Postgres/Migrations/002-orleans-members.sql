-- What Orleans' ADO.NET providers ask for: statements by key (OrleansQuery and its columns are their names), over tables of our own. Each statement is one command, so that it is
-- done whole or not at all; the provider's contract fixes the keys, the parameters and the columns that come back.

CREATE TABLE OrleansQuery (
    QueryKey text PRIMARY KEY,
    QueryText text NOT NULL
);

-- The nodes of a cluster. Its edition grows with every change, and a change that was decided on an older edition is not made.
CREATE TABLE clusters (
    name text PRIMARY KEY,
    edition integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE cluster_members (
    cluster text NOT NULL REFERENCES clusters,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status integer NOT NULL,
    proxy_port integer NOT NULL,
    suspect_times text,
    start_time timestamptz NOT NULL,
    alive_at timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $sql$
    WITH made AS (INSERT INTO clusters (name) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING name)
    SELECT EXISTS (SELECT FROM made)
$sql$),
-- The cluster's row is locked by its update: of two that decided on one edition the second finds it gone.
('InsertMembershipKey', $sql$
    WITH moved AS (
        UPDATE clusters SET edition = edition + 1, changed_at = now()
        WHERE name = @DeploymentId AND edition = @Version AND NOT EXISTS (
            SELECT FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING name),
    made AS (
        INSERT INTO cluster_members (cluster, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
        SELECT name, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
        RETURNING cluster)
    SELECT EXISTS (SELECT FROM made)
$sql$),
('UpdateMembershipKey', $sql$
    WITH moved AS (
        UPDATE clusters SET edition = edition + 1, changed_at = now()
        WHERE name = @DeploymentId AND edition = @Version AND EXISTS (
            SELECT FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING name),
    changed AS (
        UPDATE cluster_members SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime FROM moved
        WHERE cluster = moved.name AND address = @Address AND port = @Port AND generation = @Generation
        RETURNING cluster)
    SELECT EXISTS (SELECT FROM changed)
$sql$),
('UpdateIAmAlivetimeKey', $sql$
    UPDATE cluster_members SET alive_at = @IAmAliveTime WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$sql$),
-- The edition comes back even where there is no member.
('MembershipReadRowKey', $sql$
    SELECT c.name AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status,
        m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_at AS IAmAliveTime, c.edition AS Version
    FROM clusters c LEFT JOIN cluster_members m ON m.cluster = c.name AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    WHERE c.name = @DeploymentId
$sql$),
('MembershipReadAllKey', $sql$
    SELECT c.name AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status,
        m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_at AS IAmAliveTime, c.edition AS Version
    FROM clusters c LEFT JOIN cluster_members m ON m.cluster = c.name
    WHERE c.name = @DeploymentId
$sql$),
('GatewaysQueryKey', $sql$
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM cluster_members WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
    WITH gone AS (DELETE FROM cluster_members WHERE cluster = @DeploymentId) DELETE FROM clusters WHERE name = @DeploymentId
$sql$),
-- 3 is active, 6 is dead.
('CleanupDefunctSiloEntriesKey', $sql$
    DELETE FROM cluster_members WHERE cluster = @DeploymentId AND status <> 3 AND alive_at < @IAmAliveTime
$sql$),
('CleanupDefunctSiloEntryKey', $sql$
    DELETE FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        AND status = 6 AND start_time = @StartTime AND alive_at = @IAmAliveTime AND suspect_times IS NOT DISTINCT FROM @SuspectTimes::text
$sql$);
