using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Capacity.Storage.Postgres;

/// <summary>What Orleans keeps in PostgreSQL: who is in the cluster, grain state and reminders. <see cref="PostgresSchema"/> makes its tables before a node starts.</summary>
public static class PostgresOrleans
{
    /// <summary>By this name the providers find the Npgsql that is beside them; nothing is to be registered.</summary>
    private const string Invariant = "Npgsql";

    public static ISiloBuilder UsePostgresClustering(this ISiloBuilder silo, string connectionString) =>
        silo.UseAdoNetClustering((AdoNetClusteringSiloOptions o) => (o.Invariant, o.ConnectionString) = (Invariant, connectionString));

    public static IClientBuilder UsePostgresClustering(this IClientBuilder client, string connectionString) =>
        client.UseAdoNetClustering((AdoNetClusteringClientOptions o) => (o.Invariant, o.ConnectionString) = (Invariant, connectionString));

    /// <summary>Keeps grain state under the default provider's name.</summary>
    public static ISiloBuilder AddPostgresGrainStorage(this ISiloBuilder silo, string connectionString)
    {
        silo.Services
            .Configure<AdoNetGrainStorageOptions>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, o =>
            {
                (o.Invariant, o.ConnectionString) = (Invariant, connectionString);
                (o.GrainStorageSerializer, o.DeleteStateOnClear) = (new StateJson(), true);
            })
            .AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (provider, name) => new PostgresGrainStorage(AdoNetGrainStorageFactory.Create(provider, name)));
        return silo;
    }

    public static ISiloBuilder UsePostgresReminders(this ISiloBuilder silo, string connectionString) =>
        silo.UseAdoNetReminderService((AdoNetReminderTableOptions o) => (o.Invariant, o.ConnectionString) = (Invariant, connectionString));
}
