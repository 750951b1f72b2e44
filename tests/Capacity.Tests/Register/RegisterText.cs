using System.Text;
using Capacity.Register;

namespace Capacity.Tests.Register;

/// <summary>Registers as text: what a test does not name is ordinary.</summary>
internal static class RegisterText
{
    public static readonly string Header = string.Join(',', NativeColumns.All);

    private static readonly Dictionary<string, string> Ordinary = new()
    {
        ["settingId"] = "home-1", ["name"] = "Elm House", ["type"] = "childrens-home", ["categories"] = "residential-ebd", ["authority"] = "E08000025",
        ["district"] = "birmingham-northfield", ["postcode"] = "B31 2AA", ["provider"] = "acme-care", ["sector"] = "framework", ["beds"] = "3", ["ageMin"] = "8",
        ["ageMax"] = "17", ["gender"] = "any", ["needs"] = "", ["tags"] = "", ["rating"] = "good", ["status"] = "open", ["phone"] = "", ["weeklyFee"] = "",
        ["exclusiveTo"] = "", ["occupied"] = "", ["suspended"] = "",
    };

    public static string Row(string id, params (string Column, string Cell)[] cells)
    {
        var row = new Dictionary<string, string>(Ordinary) { ["settingId"] = id };
        foreach (var (column, cell) in cells) row[column] = cell;
        return string.Join(',', NativeColumns.All.Select(c => row[c]));
    }

    public static string File(params IEnumerable<string> rows) => Header + "\n" + string.Concat(rows.Select(r => r + "\n"));

    public static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static Task<RegisterFile> ReadAsync(params IEnumerable<string> rows) => RegisterFile.ReadAsync(Stream(File(rows)));

    /// <summary>The first so many rows of a large register, each its own.</summary>
    public static IEnumerable<string> Many(int rows) => Enumerable.Range(1, rows).Select(n => Row($"home-{n:000000}",
        ("name", $"Home {n:000000}"), ("beds", $"{1 + n % 6}"), ("occupied", $"{n % 2}"), ("provider", $"provider-{n % 160:000}"), ("district", $"district-{n % 30:00}"),
        ("needs", "autism;learning-disability"), ("phone", "0121 496 0000"), ("weeklyFee", $"{4000 + n % 1000}")));
}
