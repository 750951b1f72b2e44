namespace Capacity.Web.Commands;

/// <summary>What the program does besides being the tracker.</summary>
internal static class CommandLine
{
    public static bool Is(string[] args) => args is [ImportCommand.Name or MigrateCommand.Name or CheckCommand.Name or BoundariesCommand.Name, ..];

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => args[0] switch
    {
        ImportCommand.Name => ImportCommand.RunAsync(args, output, error),
        MigrateCommand.Name => MigrateCommand.RunAsync(args, output, error),
        BoundariesCommand.Name => BoundariesCommand.RunAsync(args, output, error),
        _ => CheckCommand.RunAsync(args, output, error),
    };
}
