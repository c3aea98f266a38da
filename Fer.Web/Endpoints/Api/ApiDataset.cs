using Fer.Data.Datasets;

namespace Fer.Web.Endpoints.Api;

/// <summary>A dataset.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="IsDrawn">Whether its images are drawn by code.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Images">Images in it.</param>
/// <param name="ChangedLabels">Images whose label differs from the imported one.</param>
/// <param name="Classes">Its classes by index, with the images that carry each label now.</param>
/// <param name="Sources">Names of its sources, in the order of import.</param>
/// <param name="Splits">Splits made of it.</param>
/// <param name="Runs">Runs on it.</param>
internal sealed record ApiDataset(
    int Id, string Name, bool IsDrawn, DateTimeOffset CreatedAt, int Images, int ChangedLabels,
    IReadOnlyList<ApiClass> Classes, IReadOnlyList<string> Sources, int Splits, int Runs)
{
    public static ApiDataset Of(DatasetSummary dataset) => new(
        dataset.Id, dataset.Name, dataset.IsDrawn, dataset.CreatedAt, dataset.SampleCount, dataset.ChangedCount,
        [.. dataset.Classes.Select(row => new ApiClass(row.Index, row.Name, row.Count))], dataset.SourceNames, dataset.SplitCount, dataset.RunCount);
}
