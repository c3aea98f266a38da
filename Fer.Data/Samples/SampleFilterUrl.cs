using System.Globalization;
using Fer.Data.Quality;
using Fer.Data.Splits;

namespace Fer.Data.Samples;

/// <summary>
/// Writes a filter as a query string and reads it back. There is one way to write a filter, so the text also serves as
/// its key; what cannot be understood while reading is ignored, for addresses are typed and outlive what they name.
/// </summary>
public static class SampleFilterUrl
{
    private static readonly (string Word, int Value)[] Majorities =
        [("tie", VoteMajority.Tie), ("unknown", VoteMajority.Unknown), ("notaface", VoteMajority.NotAFace), ("nosuchclass", VoteMajority.NoSuchClass)];

    /// <summary>Names of the query parameters that belong to a filter.</summary>
    public static IReadOnlyList<string> Parameters { get; } =
    [
        "class", "original", "split", "part", "usage", "reviewed", "excluded", "changed", "issue", "majority", "agreement",
        "run", "predicted", "confidence", "agrees", "scored", "on", "brightness", "tag", "text", "duplicates",
    ];

    /// <summary>The filter without its dataset, such as <c>class=0,3&amp;split=2&amp;part=train</c>; empty where it asks for nothing.</summary>
    public static string Format(SampleFilter filter)
    {
        List<string> pairs = [];
        Add(pairs, "class", Join(filter.Classes));
        Add(pairs, "original", Join(filter.OriginalClasses));
        if (filter.SplitId is { } split)
        {
            Add(pairs, "split", split.ToString(CultureInfo.InvariantCulture));
            Add(pairs, "part", Join(filter.Parts));
        }
        Add(pairs, "usage", Join(filter.Usages));
        Add(pairs, "reviewed", YesOrNo(filter.Reviewed));
        Add(pairs, "excluded", YesOrNo(filter.Excluded));
        Add(pairs, "changed", YesOrNo(filter.Changed));
        Add(pairs, "issue", Join(filter.Issues));
        Add(pairs, "majority", string.Join(',', filter.Majorities.Order().Distinct().Select(MajorityWord)));
        Add(pairs, "agreement", Join(ScoreBands.Agreement.Known(filter.AgreementBands)));
        AddRun(pairs, filter);
        Add(pairs, "brightness", Join(ScoreBands.Brightness.Known(filter.BrightnessBands)));
        Add(pairs, "tag", Join(filter.TagIds));
        Add(pairs, "text", Uri.EscapeDataString(Clean(filter.Text) ?? ""));
        return string.Join('&', pairs);
    }

    /// <summary>Reads a filter of a dataset.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="query">Value of a query parameter by its name, unescaped; null where it is not there.</param>
    public static SampleFilter Parse(int datasetId, Func<string, string?> query)
    {
        var (split, run) = (Number(query("split")), Number(query("run")));
        return new SampleFilter(datasetId)
        {
            Classes = Numbers(query("class")),
            OriginalClasses = Numbers(query("original")),
            SplitId = split,
            Parts = split is null ? [] : Values<SplitPart>(query("part")),
            Usages = Values<SourceUsage>(query("usage")),
            Reviewed = Answer(query("reviewed")),
            Excluded = Answer(query("excluded")),
            Changed = Answer(query("changed")),
            Issues = Issues(query("issue"), query("duplicates")),
            Majorities = [.. Pieces(query("majority")).Select(Majority).OfType<int>().Order().Distinct()],
            AgreementBands = ScoreBands.Agreement.Known(Numbers(query("agreement"))),
            RunId = run,
            PredictedClasses = run is null ? [] : Numbers(query("predicted")),
            ConfidenceBands = run is null ? [] : ScoreBands.Confidence.Known(Numbers(query("confidence"))),
            Agrees = run is null ? null : Answer(query("agrees")),
            ScoredClasses = run is null ? [] : Numbers(query("scored")),
            ScoredPart = run is null ? null : Values<SplitPart>(query("on")) is [var part] ? part : null,
            BrightnessBands = ScoreBands.Brightness.Known(Numbers(query("brightness"))),
            TagIds = Numbers(query("tag")),
            Text = Clean(query("text")),
        };
    }

    private static void AddRun(List<string> pairs, SampleFilter filter)
    {
        if (filter.RunId is not { } run)
            return;
        Add(pairs, "run", run.ToString(CultureInfo.InvariantCulture));
        Add(pairs, "predicted", Join(filter.PredictedClasses));
        Add(pairs, "confidence", Join(ScoreBands.Confidence.Known(filter.ConfidenceBands)));
        Add(pairs, "agrees", YesOrNo(filter.Agrees));
        Add(pairs, "scored", Join(filter.ScoredClasses));
        Add(pairs, "on", filter.ScoredPart is { } part ? Join([part]) : "");
    }

    private static void Add(List<string> pairs, string name, string value)
    {
        if (value.Length > 0)
            pairs.Add($"{name}={value}");
    }

    private static string Join<T>(IEnumerable<T> values) where T : notnull =>
#pragma warning disable CA1308 // Addresses are written in lower case; nothing is compared by it.
        string.Join(',', values.Order().Distinct().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant()));
#pragma warning restore CA1308

    private static string YesOrNo(bool? answer) => answer switch { true => "yes", false => "no", null => "" };

    private static bool? Answer(string? text) => text switch { "yes" => true, "no" => false, _ => null };

    private static string MajorityWord(int majority) =>
        Array.Find(Majorities, pair => pair.Value == majority).Word ?? majority.ToString(CultureInfo.InvariantCulture);

    private static int? Majority(string piece) =>
        Array.Find(Majorities, pair => pair.Word == piece) is (not null, var value) ? value : Number(piece);

    /// <summary>Links of earlier versions say <c>duplicates=yes</c>.</summary>
    private static QualityIssueKind[] Issues(string? text, string? duplicates) =>
        Values<QualityIssueKind>(duplicates == "yes" ? $"{text},{nameof(QualityIssueKind.ExactDuplicate)}" : text);

    private static string? Clean(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return trimmed.Length > SampleFilter.LongestText ? trimmed[..SampleFilter.LongestText] : trimmed;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int[] Numbers(string? text) =>
        [.. Pieces(text).Select(Number).OfType<int>().Order().Distinct()];

    private static T[] Values<T>(string? text) where T : struct, Enum =>
        [.. Pieces(text).Where(piece => Number(piece) is null)
            .Select(piece => Enum.TryParse<T>(piece, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : (T?)null)
            .OfType<T>().Order().Distinct()];

    private static string[] Pieces(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
