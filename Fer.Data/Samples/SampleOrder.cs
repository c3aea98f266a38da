using System.Globalization;

namespace Fer.Data.Samples;

/// <summary>
/// The SQL that reads one page of a view in its order: <c>(score, id) &gt; (@score, @id) ORDER BY score, id LIMIT @limit</c>
/// along an index that already has this order, so that a page costs what it reads, not what the view holds. Which index
/// that is, is said and not left to the planner: it would rather use one that suits a condition, and sort.
/// </summary>
/// <param name="filter">The samples.</param>
/// <param name="sort">Their order.</param>
/// <param name="evaluations">Evaluations of the filter's run; needed for the order by confidence.</param>
internal sealed class SampleOrder(SampleFilter filter, SampleSort sort, IReadOnlyList<int> evaluations)
{
    private readonly string _condition = SampleConditions.Of(filter).Sql;

    private string Way => sort.IsDescending ? " DESC" : "";

    private string Beyond => sort.IsDescending ? "<" : ">";

    private string? Column => sort.Key switch
    {
        SampleSortKey.Brightness => "Brightness",
        SampleSortKey.Contrast => "Contrast",
        SampleSortKey.Agreement => "VoteAgreement",
        SampleSortKey.Entropy => "VoteEntropy",
        _ => null,
    };

    /// <summary>Scores that the filter leaves, where it has a condition on the score that the samples are put in order by.</summary>
    private (double? From, double? Below) Bounds
    {
        get
        {
            var ranges = sort.Key switch
            {
                SampleSortKey.Brightness => ScoreBands.Brightness.Ranges(filter.BrightnessBands),
                SampleSortKey.Agreement => ScoreBands.Agreement.Ranges(filter.AgreementBands),
                SampleSortKey.Confidence => ScoreBands.Confidence.Ranges(filter.ConfidenceBands),
                _ => [],
            };
            return ranges.Count == 0 ? (null, null) : (ranges[0].From, ranges[^1].Below);
        }
    }

    /// <summary>Where reading begins: what is known of the scores or ids that can match lets it skip what lies before.</summary>
    /// <param name="within">First and last id that can match, where they are known.</param>
    public (double? Score, long Id)? Start((long First, long Last)? within) => (sort.IsDescending, within, Bounds) switch
    {
        (false, var (first, _), _) when sort.Key == SampleSortKey.Imported => (null, first - 1),
        (true, var (_, last), _) when sort.Key == SampleSortKey.Imported => (null, last + 1),
        (false, _, { From: { } from }) => (from, -1),
        (true, _, { Below: { } below }) => (below, -1),
        _ => null,
    };

    /// <summary>One page of the samples with a score, as id and score; null in the order of import, which has none.</summary>
    public string? Scored(bool isFirst) => sort.Key switch
    {
        SampleSortKey.Imported => null,
        SampleSortKey.Confidence => ByConfidence(isFirst),
        SampleSortKey.Changed => ByChange(isFirst),
        _ => ByColumn(Column!, isFirst),
    };

    /// <summary>One page of the samples without a score, in the order of import.</summary>
    /// <param name="isFirst">Whether there is no sample to go on after.</param>
    /// <param name="within">First and last id that can match, where they are known.</param>
    public string Unscored(bool isFirst, (long First, long Last)? within)
    {
        var missing = sort.Key switch
        {
            SampleSortKey.Imported => "",
            SampleSortKey.Confidence => evaluations.Count == 0 ? "" : $" AND NOT EXISTS (SELECT 1 FROM Prediction AS v WHERE v.EvaluationId IN ({List(evaluations)}) AND v.SampleId = s.Id)",
            SampleSortKey.Changed => " AND NOT EXISTS (SELECT 1 FROM LabelEvent AS v WHERE v.SampleId = s.Id AND v.ActId IS NOT NULL AND v.Id <= @newest)",
            _ => $" AND s.{Column} IS NULL",
        };
        var index = Column is { } column ? $"IX_Sample_DatasetId_{column}_Id"
            : filter.Classes.Distinct().Count() == 1 ? "IX_Sample_DatasetId_Label_Id" : "IX_Sample_DatasetId_Id";
        var after = isFirst ? "" : $" AND s.Id {Beyond} @id";
        var end = (within, sort) switch
        {
            (var (first, _), { Key: SampleSortKey.Imported, IsDescending: true }) => string.Create(CultureInfo.InvariantCulture, $" AND s.Id >= {first}"),
            (var (_, last), { Key: SampleSortKey.Imported }) => string.Create(CultureInfo.InvariantCulture, $" AND s.Id <= {last}"),
            _ => "",
        };
        return $"SELECT s.Id, NULL FROM Sample AS s INDEXED BY {index} WHERE {_condition}{missing}{after}{end} ORDER BY s.Id{Way} LIMIT @limit";
    }

    /// <summary>All of a few samples at once; they are named by <c>@few</c>, an array in JSON, and still have to match.</summary>
    public string Few()
    {
        var score = sort.Key switch
        {
            SampleSortKey.Imported => "NULL",
            SampleSortKey.Confidence => evaluations.Count == 0 ? "NULL" : $"(SELECT v.Confidence FROM Prediction AS v WHERE v.EvaluationId IN ({List(evaluations)}) AND v.SampleId = s.Id)",
            SampleSortKey.Changed => "(SELECT MAX(v.Id) FROM LabelEvent AS v WHERE v.SampleId = s.Id AND v.ActId IS NOT NULL)",
            _ => $"s.{Column}",
        };
        return $"SELECT s.Id, {score} AS Score FROM json_each(@few) AS few CROSS JOIN Sample AS s ON s.Id = few.value WHERE {_condition} ORDER BY Score{Way} NULLS LAST, s.Id{Way}";
    }

    private string ByColumn(string column, bool isFirst) =>
        $"SELECT s.Id, s.{column} FROM Sample AS s INDEXED BY IX_Sample_DatasetId_{column}_Id "
        + $"WHERE {_condition} AND s.{column} IS NOT NULL{After($"s.{column}", "s.Id", isFirst)}{End($"s.{column}")} ORDER BY s.{column}{Way}, s.Id{Way} LIMIT @limit";

    /// <summary>One arm an evaluation, each in order; SQLite merges them as it reads.</summary>
    private string? ByConfidence(bool isFirst)
    {
        var arms = evaluations.Select(evaluation =>
            $"SELECT v.SampleId AS Id, v.Confidence AS Score FROM Prediction AS v INDEXED BY IX_Prediction_EvaluationId_Confidence_SampleId CROSS JOIN Sample AS s ON s.Id = v.SampleId "
            + $"WHERE v.EvaluationId = {List([evaluation])} AND {_condition}{After("v.Confidence", "v.SampleId", isFirst)}{End("v.Confidence")}");
        return evaluations.Count == 0 ? null : $"{string.Join(" UNION ALL ", arms)} ORDER BY 2{Way}, 1{Way} LIMIT @limit";
    }

    /// <summary>Along the log, of which only the last event of each sample counts.</summary>
    private string ByChange(bool isFirst) =>
        "SELECT s.Id, v.Id FROM LabelEvent AS v INDEXED BY IX_LabelEvent_DatasetId_Id CROSS JOIN Sample AS s ON s.Id = v.SampleId "
        + $"WHERE v.DatasetId = {List([filter.DatasetId])} AND v.ActId IS NOT NULL AND {_condition} "
        + "AND NOT EXISTS (SELECT 1 FROM LabelEvent AS w WHERE w.SampleId = v.SampleId AND w.Id > v.Id AND w.Id <= @newest)"
        + $" AND v.Id <= @newest{(isFirst ? "" : $" AND v.Id {Beyond} @score")} ORDER BY v.Id{Way} LIMIT @limit";

    private string After(string score, string id, bool isFirst) => isFirst ? "" : $" AND ({score}, {id}) {Beyond} (@score, @id)";

    private string End(string score) => sort.IsDescending
        ? Bounds.From is { } from ? string.Create(CultureInfo.InvariantCulture, $" AND {score} >= {from:R}") : ""
        : Bounds.Below is { } below ? string.Create(CultureInfo.InvariantCulture, $" AND {score} < {below:R}") : "";

    private static string List(IEnumerable<int> values) => string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
