using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Splits;

/// <summary>One split: its counts, its certificate, and how the dataset has changed since.</summary>
public sealed partial class SplitPage
{
    private SplitFacts? _facts;
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<SplitSummary> _others = [];
    private SplitCertificate? _today;
    private string? _failure;
    private bool _isChecking;
    private bool _isLoaded;
    private int _shown;

    [Parameter] public int Id { get; set; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required SplitMaker Maker { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Id)
            return;
        (_shown, _facts, _today, _isLoaded) = (Id, null, null, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            var facts = await Task.Run(() => Splits.FindAsync(Id, ct), ct);
            if (facts is not null)
            {
                _classes = await Datasets.ReadClassesAsync(facts.Summary.DatasetId, ct);
                _others = [.. (await Splits.ReadAsync(facts.Summary.DatasetId, ct)).Where(split => split.Id != Id)];
            }

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

    private async Task CheckAgainAsync()
    {
        var ct = NextLoad();
        _isChecking = true;
        try
        {
            var today = await Task.Run(() => Maker.CertifyAgainAsync(Id, ct), ct);
            (_today, _failure) = (today, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (SqliteException)
        {
            _failure = "The images could not be read from the database. Nothing was changed.";
        }
        finally
        {
            _isChecking = false;
        }
    }

    private void Compare(ChangeEventArgs change)
    {
        if (int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var other))
            Navigation.NavigateTo(CompareAddress(other, Id));
    }

    private string CompareAddress(int first, int second) => SplitComparePage.Address(_facts!.Summary.DatasetId, first, second);
}
