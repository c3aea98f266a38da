namespace Fer.Data.Datasets;

/// <summary>A dataset in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="IsDrawn">Whether its images are drawn by code.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Classes">Its classes with the number of samples now labelled so, by index.</param>
/// <param name="SourceNames">Names of its sources, in the order of import.</param>
/// <param name="ChangedCount">Samples whose label differs from the imported one.</param>
/// <param name="SplitCount">Splits made of it.</param>
/// <param name="RunCount">Runs on it.</param>
public sealed record DatasetSummary(
    int Id, string Name, bool IsDrawn, DateTimeOffset CreatedAt, IReadOnlyList<ClassCount> Classes,
    IReadOnlyList<string> SourceNames, int ChangedCount, int SplitCount, int RunCount)
{
    /// <summary>All samples.</summary>
    public int SampleCount => Classes.Sum(row => row.Count);
}
