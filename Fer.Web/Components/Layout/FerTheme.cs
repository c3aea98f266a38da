using MudBlazor;

namespace Fer.Web.Components.Layout;

/// <summary>The one place with colours and type: MudBlazor's theme and our own CSS variables come from the same tokens.</summary>
internal static class FerTheme
{
    private const string Radius = "4px";

    /// <summary>Laid over gray faces where a model looked; the same in both themes, since faces are the same in both.</summary>
    private const string Look = "#ff5a1f";

    private static readonly string[] Font = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif"];

    /// <summary>
    /// One colour for each class slot, the same in both themes: at least 3:1 on every background of both, and apart from
    /// each other for normal, protan, deutan and tritan sight (OKLab distance 0.07 or more among the first eight, 0.06 with the
    /// last two). The name or digit always stands beside it.
    /// </summary>
    public static IReadOnlyList<string> ClassColours { get; } =
        ["#be4b33", "#7b9670", "#a143c2", "#b18416", "#288cf3", "#ed40b0", "#63676b", "#3f8a98", "#6642fc", "#0c7e3c"];

    public static ThemeTokens Light { get; } = new()
    {
        Background = "#f6f7f8",
        Surface = "#ffffff",
        Raised = "#eef0f2",
        Line = "#dfe2e6",
        LineStrong = "#868e98",
        Text = "#1a1e23",
        Muted = "#59626d",
        Accent = "#2a5bc7",
        OnAccent = "#ffffff",
        Success = "#1d7a46",
        Warning = "#8a5a00",
        Error = "#b3261e",
        Train = "#2a5bc7",
        Validation = "#b45309",
        Test = "#7a3fa6",
        Series = ["#2a5bc7", "#b45309", "#1d7a46", "#7a3fa6", "#b3261e", "#0e7490", "#6b6f00", "#8c4a6b"],
    };

    public static ThemeTokens Dark { get; } = new()
    {
        Background = "#111417",
        Surface = "#181c20",
        Raised = "#21262b",
        Line = "#2c3238",
        LineStrong = "#727c88",
        Text = "#e4e7ea",
        Muted = "#9ba5b0",
        Accent = "#7fa8ff",
        OnAccent = "#0c1526",
        Success = "#5cc98c",
        Warning = "#e0b04a",
        Error = "#ff8a80",
        Train = "#7fa8ff",
        Validation = "#f0a35e",
        Test = "#c99bf0",
        Series = ["#7fa8ff", "#f0a35e", "#5cc98c", "#c99bf0", "#ff8a80", "#4fc3d9", "#c8cc5a", "#e39bbf"],
    };

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), Light),
        PaletteDark = Fill(new PaletteDark(), Dark),
        Typography = CreateTypography(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = Radius },
        Shadows = new Shadow { Elevation = [.. Enumerable.Repeat("none", 26)] },
    };

    /// <summary>The same tokens for our own stylesheets; free of quotes, so that it needs no escaping.</summary>
    public static string Css { get; } =
        $":root{{--fer-radius:{Radius};--fer-look:{Look};{Variables(Light)}{ClassVariables()}color-scheme:light}}:root[data-theme=dark]{{{Variables(Dark)}color-scheme:dark}}{ClassStyles()}";

    /// <summary>Name of the variable with the colour of a class slot (from 1); slots beyond the palette start again.</summary>
    public static string ClassVariable(int slot) => $"--fer-class-{Place(slot)}";

    /// <summary>Name of the style that fills an element with the colour of a class slot.</summary>
    public static string ClassStyle(int slot) => $"fer-class-{Place(slot)}";

    private static int Place(int slot) => ((slot - 1) % ClassColours.Count + ClassColours.Count) % ClassColours.Count + 1;

    private static string ClassVariables() =>
        string.Concat(ClassColours.Select((colour, index) => $"{ClassVariable(index + 1)}:{colour};"));

    private static string ClassStyles() =>
        string.Concat(ClassColours.Select((_, index) => $".{ClassStyle(index + 1)}{{background-color:var({ClassVariable(index + 1)})}}"));

    private static string Variables(ThemeTokens tokens) => string.Concat(
    [
        $"--fer-bg:{tokens.Background};--fer-surface:{tokens.Surface};--fer-raised:{tokens.Raised};",
        $"--fer-line:{tokens.Line};--fer-line-strong:{tokens.LineStrong};--fer-text:{tokens.Text};--fer-muted:{tokens.Muted};",
        $"--fer-accent:{tokens.Accent};--fer-on-accent:{tokens.OnAccent};",
        $"--fer-success:{tokens.Success};--fer-warning:{tokens.Warning};--fer-error:{tokens.Error};",
        $"--fer-train:{tokens.Train};--fer-validation:{tokens.Validation};--fer-test:{tokens.Test};",
        .. tokens.Series.Select((colour, index) => $"--fer-series-{index}:{colour};"),
    ]);

    private static T Fill<T>(T palette, ThemeTokens tokens) where T : Palette
    {
        palette.Primary = tokens.Accent;
        palette.PrimaryContrastText = tokens.OnAccent;
        palette.Secondary = tokens.Muted;
        palette.SecondaryContrastText = tokens.Surface;
        palette.Info = tokens.Accent;
        palette.InfoContrastText = tokens.OnAccent;
        palette.Success = tokens.Success;
        palette.SuccessContrastText = tokens.Surface;
        palette.Warning = tokens.Warning;
        palette.WarningContrastText = tokens.Surface;
        palette.Error = tokens.Error;
        palette.ErrorContrastText = tokens.Surface;
        palette.Dark = tokens.Raised;
        palette.DarkContrastText = tokens.Text;
        // Behind tooltips, whose text has the colour above.
        palette.GrayDarker = tokens.Raised;
        palette.TextPrimary = tokens.Text;
        palette.TextSecondary = tokens.Muted;
        palette.TextDisabled = tokens.LineStrong;
        palette.ActionDefault = tokens.Muted;
        palette.ActionDisabled = tokens.LineStrong;
        palette.ActionDisabledBackground = tokens.Raised;
        palette.Background = tokens.Background;
        palette.BackgroundGray = tokens.Raised;
        palette.Surface = tokens.Surface;
        palette.LinesDefault = tokens.Line;
        palette.LinesInputs = tokens.LineStrong;
        palette.TableLines = tokens.Line;
        palette.TableStriped = tokens.Raised;
        palette.TableHover = tokens.Raised;
        palette.Divider = tokens.Line;
        palette.DividerLight = tokens.Line;
        palette.Skeleton = tokens.Raised;
        return palette;
    }

    private static Typography CreateTypography()
    {
        var typography = new Typography();
        SetText(typography.Default, "14px", "20px", "400");
        SetText(typography.Body1, "14px", "20px", "400");
        SetText(typography.Body2, "13px", "20px", "400");
        SetText(typography.Subtitle1, "14px", "20px", "400");
        SetText(typography.Subtitle2, "13px", "20px", "600");
        SetText(typography.Caption, "12px", "16px", "400");
        SetText(typography.Overline, "12px", "16px", "600");
        SetText(typography.Button, "14px", "20px", "500");
        SetText(typography.H1, "20px", "28px", "600");
        SetText(typography.H2, "16px", "24px", "600");
        SetText(typography.H3, "14px", "20px", "600");
        SetText(typography.H4, "14px", "20px", "600");
        SetText(typography.H5, "14px", "20px", "600");
        SetText(typography.H6, "16px", "24px", "600");
        return typography;
    }

    private static void SetText(BaseTypography text, string size, string line, string weight)
    {
        text.FontFamily = Font;
        text.FontSize = size;
        text.LineHeight = line;
        text.FontWeight = weight;
        text.LetterSpacing = "normal";
        text.TextTransform = "none";
    }
}
