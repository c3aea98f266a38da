using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Quality;

/// <summary>Reads the issues of a dataset with their decisions, to take away.</summary>
public sealed class QualityExport(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>The issues on record under a filter, whatever their state: highest priority first, then by id. Issues are read as they are asked for.</summary>
    public async IAsyncEnumerable<ReviewRow> ReadAsync(IssueFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var names = await db.Classes.AsNoTracking().Where(row => row.DatasetId == filter.DatasetId).ToDictionaryAsync(row => row.Index, row => row.Name, ct);
        var rows =
            from issue in db.Matching(filter)
            join sample in db.Samples on issue.SampleId equals sample.Id
            join source in db.ImportSources on sample.ImportSourceId equals source.Id
            join decided in db.LabelActs on issue.ActId equals decided.Id into acts
            from act in acts.DefaultIfEmpty()
            orderby issue.Priority descending, issue.Id
            select new { Issue = issue, sample.Label, sample.Usage, sample.SourceKey, Source = source.Name, Act = act };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var isOpen = row.Issue.State == QualityIssueState.Open;
            yield return new ReviewRow
            {
                IssueId = row.Issue.Id,
                SampleId = row.Issue.SampleId,
                Source = row.Source,
                Key = row.SourceKey,
                Usage = row.Usage,
                Kind = row.Issue.Kind,
                Score = row.Issue.Score,
                GivenLabel = row.Issue.GivenLabel,
                GivenClass = NameOf(row.Issue.GivenLabel),
                SuggestedLabel = row.Issue.SuggestedLabel,
                SuggestedClass = row.Issue.SuggestedLabel is { } suggested ? NameOf(suggested) : null,
                Label = row.Label,
                Class = NameOf(row.Label),
                State = row.Issue.State,
                Decision = isOpen ? null : row.Issue.Decision,
                By = isOpen ? null : row.Act?.Actor,
                At = isOpen ? null : row.Act?.At,
            };
        }

        string NameOf(int label) => names.GetValueOrDefault(label) ?? $"class {label}";
    }
}
