using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Fer.Web.Components.Charts;

/// <summary>Words in a drawing. Razor takes SVG's element <c>text</c> for one of its own, so it is built here.</summary>
public sealed class SvgWord : ComponentBase
{
    /// <summary>Where it begins, or ends, from the left.</summary>
    [Parameter, EditorRequired] public required double X { get; set; }

    /// <summary>Its base line, from above.</summary>
    [Parameter, EditorRequired] public required double Y { get; set; }

    [Parameter, EditorRequired] public required string Word { get; set; }

    /// <summary>Whether it ends at X instead of beginning there.</summary>
    [Parameter] public bool IsAtEnd { get; set; }

    /// <summary>Whether X is its middle.</summary>
    [Parameter] public bool IsCentred { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X.ToString("0.##", CultureInfo.InvariantCulture));
        builder.AddAttribute(2, "y", Y.ToString("0.##", CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "text-anchor", IsCentred ? "middle" : IsAtEnd ? "end" : "start");
        builder.AddContent(4, Word);
        builder.CloseElement();
    }
}
