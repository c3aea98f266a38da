using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Quality;

/// <summary>What was checked and what it found. Each card leads to the images it speaks of.</summary>
public sealed partial class QualityPage
{
    private QualityFacts? _facts;
    private CheckPanel? _panel;
    private string? _failure;
    private bool _showsForm;
    private int? _shown = -1;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required DuplicateGroups Duplicates { get; init; }

    [Inject] public required QualityIssues Issues { get; init; }

    [Inject] public required QualityRunList Runs { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required SplitList Splits { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == DatasetId)
            return;
        (_shown, _facts, _showsForm) = (DatasetId, null, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (ct, id) = (NextLoad(), DatasetId ?? 0);
        try
        {
            _facts = await Task.Run(() => ReadAsync(id, ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another dataset was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The images could not be read from the database. Nothing was changed.";
        }
    }

    private async Task<QualityFacts> ReadAsync(int id, CancellationToken ct)
    {
        var groups = await Duplicates.ReadAsync(id, ct);
        var splits = await Splits.ReadAsync(id, ct);
        var split = splits.Count > 0 ? splits[0] : null;
        var parts = split is null ? new Dictionary<long, SplitPart>() : await Duplicates.ReadPartsAsync(id, split.Id, ct);
        var leaks = groups.Count(group => group.Members.Select(member => parts.TryGetValue(member.Id, out var part) ? part : SplitPart.LeftOut)
            .Where(part => part != SplitPart.LeftOut).Distinct().Skip(1).Any());
        return new QualityFacts(
            await Datasets.ReadClassesAsync(id, ct), groups, split, leaks, await Issues.CountAsync(id, ct), (await Runs.ReadAsync(id, ct)).Latest?.Report);
    }

    private void ToggleForm() => _showsForm = !_showsForm;

    private async Task OnQueuedAsync()
    {
        _showsForm = false;
        if (_panel is not null)
            await _panel.ShowAsync();
    }
}
