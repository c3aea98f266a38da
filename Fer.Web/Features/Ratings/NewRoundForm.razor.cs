using Fer.Data.Datasets;
using Fer.Data.Ratings;
using Fer.Data.Samples;
using Fer.Engine.Ratings;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Ratings;

/// <summary>The rules of a new round of blind rating.</summary>
public sealed partial class NewRoundForm
{
    private string _name = "";
    private int _count = 200;
    private long _seed = 1;
    private bool _isByClass;
    private bool _isMaking;
    private int? _candidates;
    private string? _refusal;
    private string? _shown;

    [Parameter, EditorRequired] public required SampleFilter Scope { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Inject] public required RatingRoundMaker Maker { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool CanMake => !_isMaking && _name.Trim().Length > 0;

    protected override async Task OnParametersSetAsync()
    {
        var key = $"{Scope.DatasetId} {SampleFilterUrl.Format(Scope)}";
        if (_shown == key)
            return;
        (_shown, _candidates, _refusal) = (key, null, null);
        var ct = NextLoad();
        var scope = Scope;
        try
        {
            var candidates = await Task.Run(() => Maker.CountCandidatesAsync(scope, ct), ct);
            ct.ThrowIfCancellationRequested();
            _candidates = candidates;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The scope changed meanwhile.
        }
        catch (SqliteException)
        {
            _refusal = "The images could not be read from the database. Nothing was changed.";
        }
    }

    private async Task MakeAsync()
    {
        if (!CanMake)
            return;
        (_isMaking, _refusal) = (true, null);
        try
        {
            var by = await Curator.GetAsync();
            var order = new NewRound(_name, Scope, _count, _isByClass, _seed);
            var (id, _) = await Task.Run(() => Maker.MakeAsync(order, by, CancellationToken.None));
            Navigation.NavigateTo(RoundAddress.Rate(id, Scope.DatasetId));
        }
        catch (RatingException refusal)
        {
            _refusal = refusal.Message;
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _refusal = "The round could not be written to disk. Nothing was made. Check that the disk has space and try again.";
        }
        finally
        {
            _isMaking = false;
        }
    }
}
