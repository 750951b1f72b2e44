namespace Capacity.Web.Tests.Host;

public class HostTests
{
    [Fact]
    public void The_host_is_one_program() =>
        Assert.NotNull(typeof(Program).Assembly.EntryPoint);
}
