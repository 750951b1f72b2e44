using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Capacity.Web.Pages;

/// <summary><c>&lt;when at="…" now="…" /&gt;</c>: a time as people say it. The exact one is in its title, and follows it: read out always, shown where it was asked for (<see cref="Look.Times"/>) and on paper.</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper : TagHelper
{
    public DateTimeOffset At { get; set; }

    public DateTimeOffset Now { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Instant.Text(At));
        output.Attributes.SetAttribute("title", UkTime.Exact(At));
        output.Attributes.SetAttribute("data-relative", At > Now ? "" : "past"); // what is past stays past in a browser whose clock is slow
        output.Content.SetContent(UkTime.Relative(At, Now));
        output.PostElement.SetHtmlContent($"<span class=\"exact\" data-quiet>, {UkTime.Exact(At)}</span>");
    }
}
