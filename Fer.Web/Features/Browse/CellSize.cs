namespace Fer.Web.Features.Browse;

/// <summary>Edge of a thumbnail in pixels, always a whole multiple of 48.</summary>
public static class CellSize
{
    public const int Default = Fer.Web.Components.Layout.BrowseAddress.DefaultSize;

    public static IReadOnlyList<int> All { get; } = [48, 96, 144];

    public static int Parse(string? text) => All.FirstOrDefault(size => text == $"{size}", Default);
}
