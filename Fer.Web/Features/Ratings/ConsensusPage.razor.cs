using Fer.Data.Datasets;
using Fer.Data.Ratings;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Ratings;

/// <summary>From answers to labels: what the raters agree on as one act, the rest image by image.</summary>
public sealed partial class ConsensusPage
{
    private const int FewestShown = 5;
    private static readonly double[] Shares = [0.5, 0.6, 0.67, 0.75, 0.8, 1];
    private RoundSummary? _round;
    private ConsensusPreview? _preview;
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlySet<long> _decided = new HashSet<long>();
    private string? _failure;
    private bool _isLoaded;
    private int _ownLeft;
    private int _generation;
    private (int, ConsensusRules)? _shown;

    [Parameter] public int RoundId { get; set; }

    [SupplyParameterFromQuery(Name = "raters")] public int? LeastRaters { get; set; }

    [SupplyParameterFromQuery(Name = "share")] public double? LeastShare { get; set; }

    [Inject] public required RatingRounds Rounds { get; init; }

    [Inject] public required RoundConsensus Consensus { get; init; }

    [Inject] public required RatingDesk Desk { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private ConsensusRules Rules => new(Math.Clamp(LeastRaters ?? 2, 1, 100), LeastShare is >= 0.5 and <= 1 ? LeastShare.Value : 0.6);

    private int MostRaters => Math.Max(FewestShown, Math.Max(_round?.RaterCount ?? 0, Rules.LeastRaters));

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (RoundId, Rules))
            return;
        (_shown, _message, _actId) = ((RoundId, Rules), null, null);
        _generation++;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (ct, id, rules) = (NextLoad(), RoundId, Rules);
        try
        {
            var by = await Curator.GetAsync();
            if (await Task.Run(() => ReadAsync(id, rules, by.Id, ct), ct) is { } read)
                (_round, _classes, _preview, _decided, _ownLeft) = read;
            (_failure, _isLoaded) = (null, true);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Other rules were chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The answers could not be read from the database. Nothing was changed.";
        }
    }

    private async Task<(RoundSummary, IReadOnlyList<ClassCount>, ConsensusPreview, IReadOnlySet<long>, int)?> ReadAsync(
        int id, ConsensusRules rules, int raterId, CancellationToken ct)
    {
        if (await Rounds.FindAsync(id, ct) is not { } round)
            return null;
        var classes = await Datasets.ReadClassesAsync(round.DatasetId, ct);
        var preview = await Consensus.PreviewAsync(id, rules, ct);
        var decided = await Consensus.ReadDecidedAsync(round, ct);
        var own = await Desk.ReadAnswersAsync(id, raterId, ct);
        ct.ThrowIfCancellationRequested();
        return (round, classes, preview, decided, own.Count == 0 ? 0 : round.SampleCount - own.Count);
    }

    private void ChooseRaters(ChangeEventArgs change) => Go("raters", change.Value as string);

    private void ChooseShare(ChangeEventArgs change) => Go("share", change.Value as string);

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value), replace: true);
}
