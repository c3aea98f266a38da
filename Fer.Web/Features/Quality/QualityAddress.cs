using System.Globalization;
using Fer.Data.Quality;
using Fer.Web.Components.Layout;

namespace Fer.Web.Features.Quality;

/// <summary>Addresses of the pages about quality; what is as usual is left out.</summary>
public static class QualityAddress
{
    public const string Grid = "grid";

    public static string Overview(int datasetId) => DatasetAddress.For("quality", datasetId);

    /// <summary>Groups of identical and nearly identical images.</summary>
    public static string Groups(int datasetId, GroupChoice show = GroupChoice.All, GroupKind kind = GroupKind.Any, int? splitId = null)
    {
        List<string> pairs = [DatasetAddress.For("quality/groups", datasetId)];
        if (show != GroupChoice.All)
            pairs.Add($"show={show}");
        if (kind != GroupKind.Any)
            pairs.Add($"kind={kind}");
        if (splitId is { } split)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"split={split}"));
        return string.Join('&', pairs);
    }

    /// <summary>The review queue under a filter.</summary>
    public static string Review(IssueFilter filter, bool isGrid = false, long? issueId = null)
    {
        List<string> pairs = [DatasetAddress.For("quality/review", filter.DatasetId), .. Conditions(filter)];
        if (isGrid)
            pairs.Add($"view={Grid}");
        if (issueId is { } id)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"issue={id}"));
        return string.Join('&', pairs);
    }

    /// <summary>A download of the issues under a filter.</summary>
    /// <param name="filter">Which issues.</param>
    /// <param name="file"><c>review.csv</c> or <c>review.json</c>.</param>
    public static string Download(IssueFilter filter, string file)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"datasets/{filter.DatasetId}/{file}");
        return string.Join('&', Conditions(filter)) is { Length: > 0 } query ? $"{path}?{query}" : path;
    }

    /// <summary>Reads a filter; what cannot be understood asks for nothing.</summary>
    public static IssueFilter Parse(int datasetId, string? kinds, string? given, string? suggested) => new(datasetId)
    {
        Kinds = [.. Parts(kinds).Select(text => Enum.TryParse<QualityIssueKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : (QualityIssueKind?)null).OfType<QualityIssueKind>().Distinct()],
        GivenClasses = Numbers(given),
        SuggestedClasses = Numbers(suggested),
    };

    private static IEnumerable<string> Conditions(IssueFilter filter)
    {
        if (filter.Kinds.Count > 0)
            yield return $"kind={string.Join(',', filter.Kinds)}";
        if (filter.GivenClasses.Count > 0)
            yield return $"given={Join(filter.GivenClasses)}";
        if (filter.SuggestedClasses.Count > 0)
            yield return $"suggested={Join(filter.SuggestedClasses)}";
    }

    private static string Join(IEnumerable<int> numbers) => string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string[] Parts(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static int[] Numbers(string? text) =>
        [.. Parts(text).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).Where(number => number >= 0).Distinct()];
}
