using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Splits;

/// <summary>The rules of a new split, and what it would hold while they are being chosen.</summary>
public sealed partial class NewSplitPage
{
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<PartClassCount> _counts = [];
    private SplitPlan? _plan;
    private string _name = "70/30";
    private double _validation = 30;
    private double _test = 10;
    private TestRule _rule = TestRule.ImportedUsage;
    private bool _leaveOut = true;
    private long _seed = 1;
    private string? _planFailure;
    private string? _refusal;
    private bool _isMaking;
    private int? _shown = -1;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required SplitMaker Maker { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required SampleGrid Samples { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private SplitRules Rules => new()
    {
        ValidationShare = _validation / 100,
        TestRule = _rule,
        TestShare = _test / 100,
        LeaveLeaksOut = _leaveOut,
        Seed = _seed,
    };

    private bool CanMake => _plan is not null && _planFailure is null && !_isMaking && _name.Trim().Length > 0;

    private string LeakText => _plan switch
    {
        { Leaks.Total: 0 } => "No image of the test part occurs in another part. Copies of one image are always in one part.",
        { LeaksLeftIn: 0 } plan => $"{Formats.Count(plan.Leaks.Total, "image is", "images are")} identical to a test image and left out, so that no model learns the test by heart.",
        { } plan => $"{Formats.Count(plan.LeaksLeftIn, "image", "images")} that train or validate are identical to a test image: test results will flatter.",
        null => "",
    };

    private string? ExcludedText => _plan is { Excluded: > 0 } plan
        ? $"{Formats.Count(plan.Excluded, "image is", "images are")} left out because somebody excluded {(plan.Excluded == 1 ? "it" : "them")}."
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == DatasetId)
            return;
        _shown = DatasetId;
        _classes = await Datasets.ReadClassesAsync(DatasetId ?? 0, Lifetime);
        var marked = await Samples.CountByClassAsync(
            new SampleFilter(DatasetId ?? 0) { Usages = [SourceUsage.Test, SourceUsage.PublicTest, SourceUsage.PrivateTest] }, Lifetime);
        _rule = marked.Count > 0 ? TestRule.ImportedUsage : TestRule.Share;
        await PlanAsync();
    }

    private Task ChangeAsync(Action change)
    {
        change();
        return PlanAsync();
    }

    private async Task PlanAsync()
    {
        var ct = NextLoad();
        var rules = Rules;
        try
        {
            var plan = await Task.Run(() => Maker.PreviewAsync(DatasetId ?? 0, rules, ct), ct);
            ct.ThrowIfCancellationRequested();
            (_plan, _counts, _planFailure) = (plan, plan.Counts(), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The rules changed meanwhile.
        }
        catch (SplitException refusal)
        {
            _planFailure = refusal.Message;
        }
        catch (SqliteException)
        {
            _planFailure = "The images could not be read from the database. Nothing was changed.";
        }
    }

    private async Task MakeAsync()
    {
        if (!CanMake)
            return;
        (_isMaking, _refusal) = (true, null);
        try
        {
            var (id, _) = await Task.Run(() => Maker.MakeAsync(DatasetId ?? 0, _name, Rules, CancellationToken.None));
            Navigation.NavigateTo(DatasetAddress.For($"splits/{id}", DatasetId ?? 0));
        }
        catch (SplitException refusal)
        {
            _refusal = refusal.Message;
        }
        catch (SqliteException)
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
