namespace Capacity.Terms;

/// <summary>The words of the contract with their names: data, so that a new category is a line here and no new code.</summary>
public static class Catalogue
{
    public static readonly TermList<Term> Types = new(
        new("childrens-home", "Children's home"), new("foster-household", "Foster household"), new("supported-accommodation", "Supported accommodation"),
        new("supported-lodgings", "Supported lodgings"), new("secure-home", "Secure children's home"));

    public static readonly TermList<Term> Sectors = new(new("in-house", "In-house"), new("framework", "Framework"), new("spot", "Spot purchase"));

    public static readonly TermList<Term> Genders = new(new("any", "Any"), new("female", "Female"), new("male", "Male"));

    public static readonly TermList<Category> Categories = new(
        new("residential-ebd", "Residential: emotional and behavioural", "residential"),
        new("residential-ld-asc", "Residential: learning disability and autism", "residential"),
        new("residential-complex-health", "Residential: complex health", "residential"),
        new("residential-mental-health", "Residential: mental health", "residential"),
        new("residential-short-breaks", "Residential: short breaks", "residential", OnlyWhenAsked: true),
        new("residential-emergency", "Residential: emergency", "residential", Emergency: true),
        new("secure", "Secure", "residential", OnlyWhenAsked: true),
        new("fostering-mainstream", "Fostering: mainstream", "fostering"),
        new("fostering-edt", "Fostering: emergency (EDT)", "fostering", Emergency: true),
        new("fostering-connected", "Fostering: connected person", "fostering", NamedChild: true),
        new("fostering-reg24", "Fostering: Regulation 24", "fostering", NamedChild: true),
        new("fostering-step-up", "Fostering: step up", "fostering"),
        new("fostering-foster-to-adopt", "Fostering: foster to adopt", "fostering", NamedChild: true),
        new("fostering-parent-and-child", "Fostering: parent and child", "fostering", OnlyWhenAsked: true),
        new("supported-cat1", "Supported accommodation: category 1", "supported"),
        new("supported-cat2", "Supported accommodation: category 2", "supported"),
        new("supported-cat3", "Supported accommodation: category 3", "supported"),
        new("supported-cat4", "Supported accommodation: category 4", "supported"),
        new("supported-cat5", "Supported accommodation: category 5", "supported"),
        new("supported-lodgings", "Supported lodgings", "supported"));

    public static readonly TermList<Term> Needs = new(
        new("emotional-behavioural", "Emotional and behavioural"), new("learning-disability", "Learning disability"), new("autism", "Autism"),
        new("physical-disability", "Physical disability"), new("complex-health", "Complex health"), new("mental-health", "Mental health"),
        new("self-harm", "Self-harm"), new("exploitation", "Exploitation"), new("missing", "Missing episodes"), new("violence", "Violence"),
        new("substance-misuse", "Substance misuse"), new("sexualised-behaviour", "Sexualised behaviour"), new("fire-setting", "Fire setting"));

    public static readonly TermList<Term> Tags = new(
        new("siblings", "Siblings together"), new("solo", "Solo"), new("parent-and-child", "Parent and child"), new("emergency", "Emergency"),
        new("short-breaks", "Short breaks"), new("named-child", "Named child only"), new("pace", "PACE beds"), new("remand", "Remand"),
        new("uasc", "Unaccompanied asylum-seeking children"));

    public static readonly TermList<Term> Ratings = new(
        new("outstanding", "Outstanding"), new("good", "Good"), new("requires-improvement", "Requires improvement to be good"), new("inadequate", "Inadequate"),
        new("not-inspected", "Not yet inspected"), new("not-applicable", "Not applicable"), new("consistently-strong", "Consistently strong"),
        new("inconsistent", "Inconsistent"), new("serious-weaknesses", "Serious or widespread weaknesses"));

    public static readonly TermList<Term> SuspensionReasons = new(
        new("staffing", "Staffing"), new("matching", "Matching"), new("safeguarding", "Safeguarding"), new("regulator", "Regulator's notice"),
        new("maintenance", "Maintenance"), new("carer-break", "Carer's break"), new("quality", "Quality"), new("preparing", "Being prepared"), new("other", "Other"));

    public static readonly TermList<Term> DeclineReasons = new(
        new("matching", "Matching"), new("staffing", "Staffing"), new("needs-not-met", "Needs cannot be met"), new("already-filled", "Already filled"),
        new("carer-unavailable", "Carer unavailable"), new("other", "Other"));

    private const string Reg2023 = "The Supported Accommodation (England) Regulations 2023";
    private const string Framework = "Framework agreement";

    /// <summary>In the order in which a search tries them: a setting is counted under the first that leaves it out.</summary>
    public static readonly TermList<MatchRule> Rules = new(
        new("too-far", "Too far away", Basis.Choice, "The search's radius"),
        new("closed", "Closed", Basis.Fact, "The register"),
        new("setting-suspended", "Setting suspended", Basis.Fact, "The provider's or commissioner's word"),
        new("regulator-restriction", "New children forbidden by the regulator", Basis.Law, "Care Standards Act 2000, s22B"),
        new("rating-inadequate", "Rated inadequate or with serious weaknesses", Basis.Policy, Framework),
        new("named-child-only", "Approved for a named child only", Basis.Law, "Care Planning, Placement and Case Review (England) Regulations 2010, reg 24"),
        new("exclusive-to-another-authority", "Kept for another authority", Basis.Policy, Framework),
        new("not-offered", "Not of the kind asked for", Basis.Choice, "The search's types, categories and tags"),
        new("secure-order-needed", "Placed through the national unit, with an order", Basis.Law, "Children Act 1989, s25"),
        new("outside-age-range", "Outside the age range", Basis.Law, $"Registration or approval; {Reg2023}"),
        new("gender", "Does not take this gender", Basis.Fact, "The setting's statement of purpose"),
        new("needs-not-met", "Cannot meet the needs", Basis.Fact, "The setting's statement of purpose"),
        new("current-limits", "Does not fit who lives there now", Basis.Fact, "The provider's limits"),
        new("emergency-only", "For emergencies only", Basis.Policy, Framework),
        new("off-rota", "Carers not on duty now", Basis.Fact, "The authority's rota"),
        new("usual-fostering-limit", "More than three children in a foster household", Basis.Law, "Children Act 1989, Sch 7"),
        new("no-bed-available", "No bed available", Basis.Fact, "The board"));

    /// <summary>What stands for a bed's or a setting's not being offered besides a suspension's reason.</summary>
    public static readonly IReadOnlyList<string> Forbiddances = ["closed", "rating-inadequate", "named-child-only", "off-rota"];

    public static readonly ulong NamedChild = Categories.Mask(c => c.NamedChild);
    public static readonly ulong EmergencyOnly = Categories.Mask(c => c.Emergency);
    public static readonly ulong EmergencyCarers = Categories.Mask(["fostering-edt"]);
    public static readonly ulong OnlyWhenAsked = Categories.Mask(c => c.OnlyWhenAsked);

    /// <summary>The families of categories, in their order.</summary>
    public static readonly IReadOnlyList<string> Families = [.. Categories.Select(c => c.Family).Distinct()];
}
