using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Capacity.Tests.Architecture;

/// <summary>What the compiled types use: bases, members, attributes and what their methods' bodies call.</summary>
internal sealed class CompiledCode : IDisposable
{
    private readonly ModuleDefinition _module;

    private CompiledCode(ModuleDefinition module) => _module = module;

    public static CompiledCode Of(string assembly) =>
        new(ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));

    public IEnumerable<string> References => _module.AssemblyReferences.Select(r => r.Name);

    /// <summary>The types somebody wrote: neither the compiler's nor those that Orleans generates beside them.</summary>
    public IEnumerable<TypeDefinition> Types =>
        _module.Types.Where(t => t.Namespace.StartsWith("Capacity", StringComparison.Ordinal) && !t.Name.StartsWith('<'));

    public void Dispose() => _module.Dispose();

    public static IReadOnlySet<TypeReference> UsedBy(TypeDefinition type)
    {
        var used = new HashSet<TypeReference>(ByName.Instance);
        Collect(type, used);
        return used;
    }

    private static void Collect(TypeDefinition type, HashSet<TypeReference> used)
    {
        Add(type.BaseType, used);
        AddAll(type.Interfaces.Select(i => i.InterfaceType), used);
        AddAll(type.Fields.Select(f => f.FieldType), used);
        AddConstraints(type, used);
        AddAttributes(type, used);

        foreach (var member in type.Fields.Cast<ICustomAttributeProvider>().Concat(type.Properties).Concat(type.Events))
            AddAttributes(member, used);
        foreach (var method in type.Methods)
            Collect(method, used);
        foreach (var nested in type.NestedTypes)
            Collect(nested, used);
    }

    private static void Collect(MethodDefinition method, HashSet<TypeReference> used)
    {
        Add(method.ReturnType, used);
        AddAll(method.Parameters.Select(p => p.ParameterType), used);
        AddConstraints(method, used);
        AddAttributes(method, used);
        foreach (var parameter in method.Parameters)
            AddAttributes(parameter, used);

        if (!method.HasBody) return;

        AddAll(method.Body.Variables.Select(v => v.VariableType), used);
        AddAll(method.Body.ExceptionHandlers.Select(h => h.CatchType), used);
        foreach (var instruction in method.Body.Instructions)
            Collect(instruction, used);
    }

    private static void Collect(Instruction instruction, HashSet<TypeReference> used)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type, used);
                break;
            case FieldReference field:
                Add(field.DeclaringType, used);
                Add(field.FieldType, used);
                break;
            case MethodReference method:
                Add(method.DeclaringType, used);
                Add(method.ReturnType, used);
                AddAll(method.Parameters.Select(p => p.ParameterType), used);
                if (method is GenericInstanceMethod generic) AddAll(generic.GenericArguments, used);
                break;
        }
    }

    private static void AddConstraints(IGenericParameterProvider generic, HashSet<TypeReference> used) =>
        AddAll(generic.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType), used);

    private static void AddAttributes(ICustomAttributeProvider member, HashSet<TypeReference> used)
    {
        foreach (var attribute in member.CustomAttributes)
        {
            Add(attribute.AttributeType, used);
            AddAll(attribute.ConstructorArguments.Select(a => a.Value).OfType<TypeReference>(), used);
        }
    }

    private static void AddAll(IEnumerable<TypeReference?> types, HashSet<TypeReference> used)
    {
        foreach (var type in types)
            Add(type, used);
    }

    private static void Add(TypeReference? type, HashSet<TypeReference> used)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                AddAll(generic.GenericArguments, used);
                Add(generic.ElementType, used);
                return;
            case TypeSpecification wrapped:
                Add(wrapped.ElementType, used);
                return;
            case { DeclaringType: { } outer }:
                Add(outer, used);
                return;
            default:
                used.Add(type);
                return;
        }
    }

    private sealed class ByName : IEqualityComparer<TypeReference>
    {
        public static readonly ByName Instance = new();

        public bool Equals(TypeReference? x, TypeReference? y) => x?.FullName == y?.FullName;

        public int GetHashCode(TypeReference type) => type.FullName.GetHashCode(StringComparison.Ordinal);
    }
}
