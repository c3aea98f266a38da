using System.Globalization;
using System.Text;
using Fer.Data.Evaluations;
using Fer.Data.Quality;

namespace Fer.Data.Samples;

/// <summary>
/// What a filter asks for as an SQL condition on <c>Sample AS s</c>: the one place that decides which samples match.
/// Numbers and names of our own enums stand in the text; what people typed is always a parameter, <c>{0}</c> and <c>{1}</c>.
/// </summary>
internal static class SampleConditions
{
    /// <summary>The condition and its parameters.</summary>
    public static (string Sql, object[] Parameters) Of(SampleFilter filter)
    {
        List<string> terms = [Number($"s.DatasetId = {filter.DatasetId}")];
        Add(terms, In("s.Label", filter.Classes));
        Add(terms, In("s.OriginalLabel", filter.OriginalClasses));
        Add(terms, In("s.Usage", filter.Usages));
        Add(terms, filter.Reviewed is { } reviewed ? $"s.IsReviewed = {(reviewed ? 1 : 0)}" : null);
        Add(terms, filter.Excluded is { } excluded ? $"s.IsExcluded = {(excluded ? 1 : 0)}" : null);
        Add(terms, filter.Changed is { } changed ? $"s.Label {(changed ? "<>" : "=")} s.OriginalLabel" : null);
        Add(terms, In("s.Majority", filter.Majorities));
        // The plus keeps the planner from walking an index by the band: it would have to sort again.
        Add(terms, Within("+s.VoteAgreement", ScoreBands.Agreement, filter.AgreementBands));
        Add(terms, Within("+s.Brightness", ScoreBands.Brightness, filter.BrightnessBands));
        Add(terms, Any(filter.Issues.Order().Distinct().Select(Issue)));
        Add(terms, Split(filter));
        Add(terms, Run(filter));
        Add(terms, filter.TagIds.Count == 0 ? null : $"EXISTS (SELECT 1 FROM SampleTag AS t WHERE t.SampleId = s.Id AND {In("t.TagId", filter.TagIds)})");
        var parameters = Text(filter.Text, terms);
        return (string.Join(" AND ", terms), parameters);
    }

    private static void Add(List<string> terms, string? term)
    {
        if (term is not null)
            terms.Add(term);
    }

    private static string? Any(IEnumerable<string> terms)
    {
        var all = string.Join(" OR ", terms);
        return all.Length == 0 ? null : $"({all})";
    }

    private static string Number(FormattableString text) => FormattableString.Invariant(text);

    private static string? In<T>(string column, IReadOnlyCollection<T> values) where T : struct
    {
        string[] texts = [.. values.Order().Distinct().Select(value => value is Enum ? $"'{value}'" : Convert.ToString(value, CultureInfo.InvariantCulture)!)];
        return texts.Length switch
        {
            0 => null,
            1 => $"{column} = {texts[0]}",
            _ => $"{column} IN ({string.Join(", ", texts)})",
        };
    }

    private static string? Within(string column, ScoreBands bands, IReadOnlyCollection<int> edges) =>
        Any(bands.Ranges(edges).Select(range => range.Below is { } below
            ? Number($"({column} >= {range.From:R} AND {column} < {below:R})")
            : Number($"{column} >= {range.From:R}")));

    private static string Issue(QualityIssueKind kind)
    {
        var onRecord = $"EXISTS (SELECT 1 FROM QualityIssue AS q WHERE q.SampleId = s.Id AND q.Kind = '{kind}' AND q.State = '{QualityIssueState.Open}'{(kind == QualityIssueKind.LabelSuspect ? " AND q.GivenLabel = s.Label" : "")})";
        return kind switch
        {
            QualityIssueKind.NearDuplicate => $"s.NearGroup IS NOT NULL OR {onRecord}",
            QualityIssueKind.ExactDuplicate => $"s.CopyCount > 1 OR {onRecord}",
            QualityIssueKind.ConflictingDuplicate => $"{CopyWhere("o.Label <> s.Label")} OR {onRecord}",
            QualityIssueKind.Leak => $"{CopyWhere("o.Usage <> s.Usage")} OR {onRecord}",
            _ => onRecord,
        };
    }

    private static string CopyWhere(string difference) =>
        $"s.CopyCount > 1 AND EXISTS (SELECT 1 FROM Sample AS o WHERE o.DatasetId = s.DatasetId AND o.PixelHash = s.PixelHash AND {difference})";

    private static string? Split(SampleFilter filter)
    {
        if (filter.SplitId is not { } split)
            return null;
        var part = In("r.Part", filter.Parts) is { } parts ? $" AND {parts}" : "";
        return Number($"EXISTS (SELECT 1 FROM SplitSample AS r WHERE r.SplitId = {split} AND r.SampleId = s.Id{part})");
    }

    private static string? Run(SampleFilter filter)
    {
        if (!filter.AsksAboutRun)
            return null;
        List<string> terms = [Number($"p.EvaluationId IN (SELECT Id FROM Evaluation WHERE RunId = {filter.RunId} AND {OpenScoreQueries.Condition(filter.ScoredPart)}) AND p.SampleId = s.Id")];
        Add(terms, In("p.Predicted", filter.PredictedClasses));
        Add(terms, In("p.Actual", filter.ScoredClasses));
        Add(terms, Within("+p.Confidence", ScoreBands.Confidence, filter.ConfidenceBands));
        Add(terms, filter.Agrees is { } agrees ? $"p.Predicted {(agrees ? "=" : "<>")} {(filter.ScoredPart is null ? "s.Label" : "p.Actual")}" : null);
        return $"EXISTS (SELECT 1 FROM Prediction AS p WHERE {string.Join(" AND ", terms)})";
    }

    private static object[] Text(string? text, List<string> terms)
    {
        if (text is null)
            return [];
        var pattern = new StringBuilder(text).Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_").Insert(0, '%').Append('%').ToString();
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            terms.Add("s.SourceKey LIKE {0} ESCAPE '\\'");
            return [pattern];
        }
        terms.Add("(s.Id = {1} OR s.SourceRow = {1} OR s.SourceKey LIKE {0} ESCAPE '\\')");
        return [pattern, number];
    }
}
