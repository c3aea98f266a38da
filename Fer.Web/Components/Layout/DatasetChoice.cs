namespace Fer.Web.Components.Layout;

/// <summary>A dataset as the top bar names it; a drawn one says so.</summary>
public sealed record DatasetChoice(int Id, string Name, bool IsDrawn);
