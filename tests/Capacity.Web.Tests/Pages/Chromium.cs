using Microsoft.Playwright;

namespace Capacity.Web.Tests.Pages;

/// <summary>The Chromium of the machine: Debian's, found on the PATH.</summary>
internal static class Chromium
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-GB",
    ];

    /// <summary>Until a page must show what is expected of it. It is looked at again and again, so that patience costs nothing but where it fails; Playwright's own five seconds end early on a busy machine.</summary>
    private const float Patience = 30_000;

    public static Task<IBrowser> StartAsync(IPlaywright playwright)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Flags });
    }

    private static string Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin")
        .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not on the PATH: 'bash tests/run' installs it on Debian.");
}
