using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Splits;

/// <summary>Makes a split with the parts of another and the labels of today.</summary>
public sealed partial class SplitAgainPage
{
    private SplitSummary? _basis;
    private RefreshPlan? _plan;
    private IReadOnlyList<SplitFlow>? _flows;
    private string _name = "";
    private string? _refusal;
    private string? _failure;
    private bool _isLoaded;
    private bool _isMaking;
    private int? _shown = -1;

    [SupplyParameterFromQuery(Name = "split")] public int? SplitId { get; set; }

    [Inject] public required SplitMaker Maker { get; init; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == SplitId)
            return;
        (_shown, _isLoaded, _basis, _plan) = (SplitId, false, null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var id = SplitId ?? 0;
        (_failure, _refusal) = (null, null);
        try
        {
            var (facts, plan, flows) = await Task.Run(async () =>
            {
                var made = await Maker.PreviewFromAsync(id, ct);
                return (await Splits.FindAsync(id, ct), made, await Maker.FlowsAsync(id, made.Assignments, ct));
            }, ct);
            (_basis, _plan, _flows) = (facts?.Summary, plan, flows);
            _name = Shorten($"{_basis?.Name}, corrected");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        catch (SplitException refusal)
        {
            _refusal = refusal.Message;
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            _failure = "The split could not be read from the database. Nothing was changed.";
        }

        _isLoaded = true;
    }

    private async Task MakeAsync()
    {
        if (_isMaking || _basis is not { } basis || _name.Trim().Length == 0)
            return;
        (_isMaking, _refusal) = (true, null);
        try
        {
            var (id, _) = await Task.Run(() => Maker.MakeFromAsync(basis.Id, _name, CancellationToken.None));
            Navigation.NavigateTo(DatasetAddress.For($"splits/{id}", basis.DatasetId));
        }
        catch (SplitException refusal)
        {
            _refusal = refusal.Message;
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            _refusal = "The split could not be written to disk. Nothing was made. Check that the disk has space and try again.";
        }
        finally
        {
            _isMaking = false;
        }
    }

    private static string Shorten(string name) => name.Length <= SplitMaker.LongestName ? name : name[..SplitMaker.LongestName];
}
