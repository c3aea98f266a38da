namespace Fer.Web.Components.Charts;

/// <summary>A spec as the script gets it: finite numbers or null, roles and formats by name, colours as the names of theme variables.</summary>
internal sealed record ChartPayload(
    ChartKind Kind,
    string Label,
    int Height,
    bool Stacked,
    bool Horizontal,
    bool Selectable,
    AxisPayload X,
    AxisPayload Y,
    IReadOnlyList<string>? Categories,
    IReadOnlyList<string>? CategoryColours,
    ChartData Data,
    IReadOnlyList<SeriesLook> Looks);
