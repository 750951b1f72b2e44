using Mono.Cecil;

namespace Capacity.Tests.Architecture;

/// <summary>OrleansContracts.txt holds the calls; these hold that every name on the wire was chosen, not derived from a class.</summary>
public sealed class ContractTests : IDisposable
{
    private readonly CompiledCode _code = CompiledCode.Of("Capacity");

    public void Dispose() => _code.Dispose();

    private IEnumerable<TypeDefinition> All => _code.Types.SelectMany(t => t.NestedTypes.Prepend(t));

    private IEnumerable<TypeDefinition> GrainInterfaces =>
        All.Where(t => t.IsInterface && t.Interfaces.Any(i => Inherits(i.InterfaceType)));

    [Fact]
    public void The_grains_are_found() => Assert.NotEmpty(GrainInterfaces);

    [Fact]
    public void Every_grain_has_a_chosen_type()
    {
        var grains = All.Where(t => t is { IsClass: true, IsAbstract: false } && t.Interfaces.Any(i => GrainInterfaces.Any(g => g.FullName == i.InterfaceType.GetElementType().FullName)));

        Assert.Empty(grains.Where(t => !Has(t, "GrainTypeAttribute")).Select(t => t.FullName));
    }

    [Fact]
    public void Every_call_has_a_chosen_name() =>
        Assert.Empty(GrainInterfaces.SelectMany(i => i.Methods).Where(m => !m.IsStatic && !Has(m, "AliasAttribute")).Select(m => m.FullName));

    [Fact]
    public void Every_message_has_a_chosen_name_of_its_own()
    {
        var names = All.Where(t => Has(t, "GenerateSerializerAttribute")).ToLookup(Alias);

        Assert.Empty(names[null].Select(t => t.FullName));
        Assert.Empty(names.Where(n => n.Count() > 1).Select(n => $"{n.Key}: {string.Join(", ", n.Select(t => t.FullName))}"));
    }

    [Fact]
    public void No_grain_answers_a_second_call_inside_the_first() =>
        Assert.Empty(All.Where(t => Has(t, "ReentrantAttribute")).Select(t => t.FullName));

    private bool Inherits(TypeReference type) =>
        type.GetElementType() is var plain
        && (plain.FullName.StartsWith("Orleans.IGrain", StringComparison.Ordinal)
            || (All.FirstOrDefault(t => t.FullName == plain.FullName) is { } own && own.Interfaces.Any(i => Inherits(i.InterfaceType))));

    private static string? Alias(TypeDefinition type) =>
        type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "AliasAttribute")?.ConstructorArguments[0].Value as string;

    private static bool Has(ICustomAttributeProvider member, string attribute) =>
        member.CustomAttributes.Any(a => a.AttributeType.Name == attribute);
}
