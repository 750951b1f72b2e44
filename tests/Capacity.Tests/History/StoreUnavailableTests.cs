using System.Text;
using Capacity.History;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;

namespace Capacity.Tests.History;

public sealed class StoreUnavailableTests
{
    [Fact]
    public async Task It_goes_to_another_node_under_its_chosen_name_without_what_the_driver_threw()
    {
        await using var orleans = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = orleans.GetRequiredService<Serializer>();

        var bytes = serializer.SerializeToArray<Exception>(new StoreUnavailableException("Later.", new PostgresException("down", "FATAL", "FATAL", "57P03")));

        var read = Assert.IsType<StoreUnavailableException>(serializer.Deserialize<Exception>(bytes));
        Assert.Equal(("Later.", null), (read.Message, read.InnerException));
        Assert.Contains("store-unavailable", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }
}
