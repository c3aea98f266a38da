using Fer.Data.Datasets;
using Fer.Data.Ratings;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Ratings;

/// <summary>Votes of other studies and rounds of one's own raters. The address holds the scope and the rules.</summary>
public sealed partial class RatingsPage
{
    private SampleFilter _scope = new(0);
    private MajorityRules _rules = new();
    private IReadOnlyList<ClassCount>? _classes;
    private IReadOnlyList<RoundSummary> _rounds = [];
    private string? _failure;
    private int? _shown;

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required RatingRounds Rounds { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        return ReadAddressAsync();
    }

    protected override ValueTask ReleaseAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        return base.ReleaseAsync();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        // The page hears of the address that leaves it, too.
        if (Navigation.ToBaseRelativePath(change.Location).StartsWith("datasets/ratings", StringComparison.Ordinal))
            _ = InvokeAsync(FollowAddressAsync);
    }

    private async Task FollowAddressAsync()
    {
        try
        {
            if (IsDisposed)
                return;
            await ReadAddressAsync();
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private Task ReadAddressAsync()
    {
        (_scope, _rules) = RatingsAddress.Read(Navigation.ToAbsoluteUri(Navigation.Uri));
        return _shown == _scope.DatasetId ? Task.CompletedTask : LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var id = _scope.DatasetId;
        (_shown, _classes) = (id, null);
        try
        {
            var (classes, rounds) = await Task.Run(async () => (await Datasets.ReadClassesAsync(id, ct), await Rounds.ListAsync(id, ct)), ct);
            (_classes, _rounds, _failure) = (classes, rounds, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another dataset was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The votes could not be read from the database. Nothing was changed.";
        }
    }
}
