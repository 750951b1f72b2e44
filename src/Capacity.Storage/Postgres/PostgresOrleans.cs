using Capacity.History;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Capacity.Storage.Postgres;

/// <summary>Members, grain states and reminders in the database of the journal, through Orleans' ADO.NET providers and its own connections.</summary>
public static class PostgresOrleans
{
    private const string Invariant = "Npgsql";

    /// <summary>For a silo on a store that <see cref="PostgresStoreRegistration.AddPostgresStore(IServiceCollection, string)"/> keeps.</summary>
    public static ISiloBuilder UsePostgres(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(options => options.Configure<PostgresStore>((clustering, store) => (clustering.Invariant, clustering.DataSource) = (Invariant, store.Source)));
        silo.UseAdoNetReminderService(options => options.Configure<PostgresStore>((reminders, store) => (reminders.Invariant, reminders.DataSource) = (Invariant, store.Source)));
        return silo.AddPostgresStates();
    }

    /// <summary>For a silo whose members meet elsewhere: a test's.</summary>
    internal static ISiloBuilder AddPostgresStates(this ISiloBuilder silo)
    {
        const string Name = ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
        silo.AddAdoNetGrainStorage(Inner, options => options.Configure<PostgresStore>((states, store) =>
        {
            (states.Invariant, states.DataSource) = (Invariant, store.Source);
            states.GrainStorageSerializer = new StateJson();
        }));
        silo.Services.AddGrainStorage(Name, (provider, _) => new PostgresGrainStorage(provider.GetRequiredKeyedService<IGrainStorage>(Inner)));
        return silo;
    }

    public static IClientBuilder UsePostgres(this IClientBuilder client) => client.UseAdoNetClustering(
        options => options.Configure<PostgresStore>((clustering, store) => (clustering.Invariant, clustering.DataSource) = (Invariant, store.Source)));

    private const string Inner = "ado-net";
}
