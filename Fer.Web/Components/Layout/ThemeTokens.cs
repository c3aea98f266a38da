namespace Fer.Web.Components.Layout;

/// <summary>The colours of one theme. Text, muted text, links and states keep 4.5:1 on the background and the surface; lines that carry meaning 3:1.</summary>
internal sealed record ThemeTokens
{
    public required string Background { get; init; }
    public required string Surface { get; init; }
    public required string Raised { get; init; }
    public required string Line { get; init; }
    public required string LineStrong { get; init; }
    public required string Text { get; init; }
    public required string Muted { get; init; }
    public required string Accent { get; init; }
    public required string OnAccent { get; init; }
    public required string Success { get; init; }
    public required string Warning { get; init; }
    public required string Error { get; init; }
    public required string Train { get; init; }
    public required string Validation { get; init; }
    public required string Test { get; init; }
    /// <summary>Colours of overlaid runs, in the order in which they are added.</summary>
    public required IReadOnlyList<string> Series { get; init; }
}
