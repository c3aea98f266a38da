using Bunit;
using Fer.Tests.Web.Features;
using Fer.Web.Components.Layout;

namespace Fer.Tests.Web.Components;

public sealed class ThemeRootTests : PageContext
{
    /// <summary>A dark page must not be seen, nor read by a program, in light colours on its way.</summary>
    [Fact]
    public void Render_DarkTheme_PaintsNothingBeforeItIsKnownAndNeverInLightColours()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var reading = JSInterop.SetupModule("./Components/Layout/ThemeRoot.razor.js").Setup<ThemeReading>("read");
        var light = Style(FerTheme.Theme.PaletteLight);
        List<string> seen = [];

        var cut = Render<ThemeRoot>(parameters => parameters.AddChildContent("<h1>Browse</h1>"));
        cut.OnMarkupUpdated += (_, _) => seen.Add(cut.Markup);
        Assert.DoesNotContain("--mud-palette-", cut.Markup, StringComparison.Ordinal);
        reading.SetResult(new("System", IsDark: true));

        cut.WaitForElement("h1");
        Assert.All(seen, markup => Assert.DoesNotContain(light, markup, StringComparison.Ordinal));
        Assert.Contains(Style(FerTheme.Theme.PaletteDark), cut.Markup, StringComparison.Ordinal);
    }

    private static string Style(MudBlazor.Palette palette) => $"--mud-palette-text-primary: {palette.TextPrimary.ToString(MudBlazor.Utilities.MudColorOutputFormats.RGBA)}";
}
