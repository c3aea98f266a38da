using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Splits;

/// <summary>The rules of a new split, and what it would hold while they are being chosen.</summary>
public sealed partial class NewSplitPage
{
    private readonly SplitForm _form = new();
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<PartClassCount> _counts = [];
    private IReadOnlyList<SplitSummary> _splits = [];
    private SplitChoices? _choices;
    private SplitPlan? _plan;
    private SplitCertificate? _certificate;
    private IReadOnlyList<SplitFlow>? _flows;
    private int? _otherId;
    private string? _planFailure;
    private string? _refusal;
    private bool _isPlanning;
    private bool _isMaking;
    private int? _shown = -1;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required SplitMaker Maker { get; init; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool CanMake => _plan is not null && _planFailure is null && !_isMaking && _form.Name.Trim().Length > 0;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == DatasetId)
            return;
        (_shown, _choices, _plan, _otherId, _flows, _planFailure) = (DatasetId, null, null, null, null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            var (classes, splits, choices) = await Task.Run(async () => (
                await Datasets.ReadClassesAsync(DatasetId ?? 0, ct), await Splits.ReadAsync(DatasetId ?? 0, ct), await Maker.ReadChoicesAsync(DatasetId ?? 0, ct)), ct);
            (_classes, _splits, _choices) = (classes, splits, choices);
            (_form.Rule, _form.Field) = (choices.HasTest ? TestRule.ImportedUsage : TestRule.Share, SplitField.None);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            _planFailure = "The dataset could not be read from the database. Nothing was changed.";
            return;
        }

        await PlanAsync();
    }

    private async Task PlanAsync()
    {
        var ct = NextLoad();
        var rules = _form.ToRules();
        (_isPlanning, _refusal) = (true, null);
        try
        {
            var (plan, certificate, flows) = await Task.Run(async () =>
            {
                var made = await Maker.PreviewAsync(DatasetId ?? 0, rules, ct);
                return (made, await Maker.CertifyAsync(DatasetId ?? 0, made, ct), await FlowsAsync(made, ct));
            }, ct);
            ct.ThrowIfCancellationRequested();
            (_plan, _certificate, _flows, _counts, _planFailure) = (plan, certificate, flows, plan.Counts(), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The rules changed meanwhile.
            return;
        }
        catch (SplitException refusal)
        {
            _planFailure = refusal.Message;
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            _planFailure = "The images could not be read from the database. Nothing was changed.";
        }

        _isPlanning = false;
    }

    private async Task<IReadOnlyList<SplitFlow>?> FlowsAsync(SplitPlan plan, CancellationToken ct) =>
        _otherId is { } other ? await Maker.FlowsAsync(other, plan.Assignments, ct) : null;

    private Task ChooseOtherAsync(ChangeEventArgs change)
    {
        _otherId = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return PlanAsync();
    }

    private async Task MakeAsync()
    {
        if (!CanMake)
            return;
        (_isMaking, _refusal) = (true, null);
        try
        {
            var (id, _) = await Task.Run(() => Maker.MakeAsync(DatasetId ?? 0, _form.Name, _form.ToRules(), CancellationToken.None));
            Navigation.NavigateTo(DatasetAddress.For($"splits/{id}", DatasetId ?? 0));
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

    private int CountOf(int label, int column) => PartColumns.Count(_counts, label, column);
}
