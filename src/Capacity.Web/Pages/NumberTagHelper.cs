using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Capacity.Web.Pages;

/// <summary><c>&lt;n value="…" topic="…" path="…" /&gt;</c>: a number that the client keeps true from a topic's state; without a topic just a number.</summary>
[HtmlTargetElement("n", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberTagHelper : TagHelper
{
    public int Value { get; set; }

    public string? Topic { get; set; }

    public string? Path { get; set; }

    public string Class { get; set; } = "n";

    /// <summary>Who is said to have changed.</summary>
    public string? Say { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Class == "n" && Value == 0 ? "n n--none" : Class);
        if (Topic is not null)
        {
            output.Attributes.SetAttribute("data-topic", Topic);
            output.Attributes.SetAttribute("data-path", Path);
        }
        if (Say is not null) output.Attributes.SetAttribute("data-say", Say);
        output.Content.SetContent(Plural.Number(Value));
    }
}
