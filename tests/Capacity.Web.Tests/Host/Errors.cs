using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Capacity.Web.Tests.Host;

/// <summary>Remembers what a host logged as an error.</summary>
internal sealed class Errors : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _seen = new();

    public IReadOnlyList<string> Seen => [.. _seen];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) _seen.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
