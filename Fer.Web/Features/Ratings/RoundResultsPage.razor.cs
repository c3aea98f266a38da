using Fer.Data.Datasets;
using Fer.Data.Ratings;
using Fer.Engine.Ratings;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Ratings;

/// <summary>The figures of one round.</summary>
public sealed partial class RoundResultsPage
{
    private RoundSummary? _round;
    private RoundResults? _results;
    private IReadOnlyList<ClassCount> _classes = [];
    private string? _failure;
    private bool _isLoaded;
    private int? _shown;

    [Parameter] public int RoundId { get; set; }

    [Inject] public required RatingRounds Rounds { get; init; }

    [Inject] public required RoundAnswers Answers { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == RoundId)
            return;
        _shown = RoundId;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (ct, id) = (NextLoad(), RoundId);
        try
        {
            (_round, _classes, _results) = await Task.Run(() => ReadAsync(id, ct), ct);
            (_failure, _isLoaded) = (null, true);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another round was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The answers could not be read from the database. Nothing was changed.";
        }
    }

    private async Task<(RoundSummary?, IReadOnlyList<ClassCount>, RoundResults?)> ReadAsync(int id, CancellationToken ct)
    {
        if (await Rounds.FindAsync(id, ct) is not { } round)
            return (null, [], null);
        var classes = await Datasets.ReadClassesAsync(round.DatasetId, ct);
        var answers = await Answers.ReadAsync(id, ct);
        return (round, classes, RoundResults.Of(answers, classes.InUse().Select(row => row.Index)));
    }
}
