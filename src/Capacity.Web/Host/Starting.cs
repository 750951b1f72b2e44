using System.Data.Common;
using Capacity.History;
using Capacity.Storage;
using Capacity.Storage.Postgres;
using Capacity.Web.Demo;
using Microsoft.AspNetCore.Connections;

namespace Capacity.Web.Host;

/// <summary>Starts the program. What an operator must mend is said in one line, without a stack trace.</summary>
internal static class Starting
{
    private const int CannotStart = 2;

    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            await app.Services.OpenStoreAsync(); // opened here, what is wrong with the store is one line; in the host's start it would be logged as a stack trace as well
            await app.Services.CheckDemoAsync();
            await app.StartAsync();
            HostLog.Started(app.Logger, string.Join(' ', app.Urls), Shown(app.Services.GetRequiredService<StartSettings>()));
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (Line(e) is { } line)
        {
            await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
            return CannotStart;
        }
    }

    private static string Shown(StartSettings settings) => settings.Database is { } database ? PostgresAddress.Shown(database) : settings.DataFolder;

    private static string? Line(Exception e) => e switch
    {
        SettingFault or StoreCannotOpenException => e.Message,
        DbException or StoreUnavailableException => $"The store went away during the start: {e.Message}",
        InvalidDataException or FormatException when e.Source?.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) == true => e.Message,
        IOException { InnerException: AddressInUseException } => $"{e.Message} Another program listens there: choose another address with --urls.",
        _ => null,
    };
}
