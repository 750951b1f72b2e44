using Microsoft.Playwright;

namespace Capacity.Web.Tests.Pages;

/// <summary>A keyboard that counts, in the hands of somebody who has nothing else.</summary>
internal sealed class Keys(IPage page)
{
    private const int Most = 100;

    /// <summary>What has the focus, by the name that it is called by.</summary>
    private const string Focused =
        """
        () => {
          const at = document.activeElement;
          if (at === document.body) return "";
          const label = at.labels?.[0] ?? at;
          return (label.textContent ?? "").replace(/\s+/g, " ").trim();
        }
        """;

    /// <summary>Whether it can be seen: an outline, a shadow or a ground that it has with the focus alone.</summary>
    private const string Seen =
        """
        () => {
          const at = document.activeElement;
          const look = (e) => [e, ...e.labels ?? []].flatMap((p) => ["", "::before", "::after"].map((part) => {
            const style = getComputedStyle(p, part);
            return [style.outlineStyle === "none" ? "" : style.outline, style.boxShadow, style.backgroundColor].join();
          })).join();
          if (at === document.body || at.matches("input[type^=date]")) return true; // round again; a date has parts, which it would forget
          const focused = look(at);
          at.blur();
          const other = look(at);
          at.focus({ preventScroll: true });
          return focused !== other;
        }
        """;

    public IPage Page => page;

    public int Presses { get; private set; }

    /// <summary>Steps with Tab on the way that <see cref="GoAsync"/> has gone; it counts only what it presses there among <see cref="Presses"/>.</summary>
    public int Steps { get; private set; }

    public async Task PressAsync(string key)
    {
        Presses++;
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes on with Tab to what is called by a name.</summary>
    public async Task TabToAsync(string name)
    {
        do await PressAsync("Tab");
        while (Presses < Most && await page.EvaluateAsync<string>(Focused) != name);
    }

    /// <summary>The same, seeing all the time where the focus is, and then pressing it; more words may follow the name.</summary>
    public async Task GoAsync(string name, string key = "Enter")
    {
        for (var presses = 0; presses < Most; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            Steps++;
            var at = await page.EvaluateAsync<string>(Focused);
            Assert.True(await page.EvaluateAsync<bool>(Seen), $"The focus cannot be seen at “{at}”.");
            if (at != name && !at.StartsWith(name + " ", StringComparison.Ordinal)) continue;
            await PressAsync(key);
            return;
        }
        Assert.Fail($"“{name}” cannot be reached on {page.Url}.");
    }
}
