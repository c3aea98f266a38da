using Fer.Data.Datasets;
using Fer.Data.Splits;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Splits;

/// <summary>One split: its counts, and whether copies of images cross its parts.</summary>
public sealed partial class SplitPage
{
    private SplitFacts? _facts;
    private IReadOnlyList<ClassCount> _classes = [];
    private string? _failure;
    private bool _isLoaded;
    private int _shown;

    [Parameter] public int Id { get; set; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Id)
            return;
        _shown = Id;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            var facts = await Task.Run(() => Splits.FindAsync(Id, ct), ct);
            if (facts is not null)
                _classes = await Datasets.ReadClassesAsync(facts.Summary.DatasetId, ct);
            (_facts, _failure, _isLoaded) = (facts, null, true);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (SqliteException)
        {
            _failure = "The split could not be read from the database. Nothing was changed.";
        }
    }
}
