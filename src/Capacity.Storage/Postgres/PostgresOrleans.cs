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

    /// <summary>Joins the cluster of the database, and keeps grain state there under the default provider's name.</summary>
    public static ISiloBuilder UsePostgres(this ISiloBuilder silo, string connectionString)
    {
        var address = PostgresAddress.Complete(connectionString);
        silo.UseAdoNetClustering((AdoNetClusteringSiloOptions o) => (o.Invariant, o.ConnectionString) = (Invariant, address));
        silo.UseAdoNetReminderService((AdoNetReminderTableOptions o) => (o.Invariant, o.ConnectionString) = (Invariant, address));
        return silo.AddPostgresStates(address);
    }

    /// <summary>For silos whose members meet elsewhere: a test's.</summary>
    internal static ISiloBuilder AddPostgresStates(this ISiloBuilder silo, string address)
    {
        silo.Services
            .Configure<AdoNetGrainStorageOptions>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, o =>
            {
                (o.Invariant, o.ConnectionString) = (Invariant, address);
                (o.GrainStorageSerializer, o.DeleteStateOnClear) = (new StateJson(), true);
            })
            .AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (provider, name) => new PostgresGrainStorage(AdoNetGrainStorageFactory.Create(provider, name)));
        return silo;
    }

    /// <summary>Finds the silos of the database.</summary>
    public static IClientBuilder UsePostgres(this IClientBuilder client, string connectionString)
    {
        var address = PostgresAddress.Complete(connectionString);
        return client.UseAdoNetClustering((AdoNetClusteringClientOptions o) => (o.Invariant, o.ConnectionString) = (Invariant, address));
    }
}
