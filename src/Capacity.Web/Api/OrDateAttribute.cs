namespace Capacity.Web.Api;

/// <summary>Of a moment in a body: a date alone will do, as its midnight in UTC.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OrDateAttribute : Attribute;
