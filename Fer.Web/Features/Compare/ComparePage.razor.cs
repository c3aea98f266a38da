using System.Globalization;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Compare;

/// <summary>Two or more runs side by side; the address holds which.</summary>
public sealed partial class ComparePage
{
    private IReadOnlyList<RunRow>? _all;
    private Comparison? _comparison;
    private int _epochsShown;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "runs")] public string? RunsText { get; set; }

    [SupplyParameterFromQuery(Name = "part")] public string? PartText { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required RunComparison Comparisons { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override bool IsLive => _comparison?.Runs.Any(run => run.Run.State is RunState.Running or RunState.Queued) ?? false;

    private SplitPart Part => Enum.TryParse<SplitPart>(PartText, ignoreCase: true, out var part) && part == SplitPart.Test ? SplitPart.Test : SplitPart.Validation;

    private IReadOnlyList<int> Ids => [.. (RunsText ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];

    private IEnumerable<RunRow> Addable => _all!.Where(run => run.EpochsDone > 0 && !Ids.Contains(run.Id));

    protected override bool Concerns(int runId) => Ids.Contains(runId) && Feed.Current(runId)?.EpochsDone != _epochsShown;

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            await RefreshAsync(NextLoad());
        }
        catch (OperationCanceledException)
        {
            // A newer choice has been made.
        }
    }

    protected override async Task RefreshAsync(CancellationToken ct)
    {
        var ids = Ids;
        _all = await Runs.ListAsync(new RunFilter { DatasetId = DatasetId, IsArchived = false }, ct);
        var comparison = ids.Count == 0 ? null : await Comparisons.CompareAsync(ids, Part, ct);
        _comparison = comparison;
        _epochsShown = comparison?.Runs.Where(run => run.Run.State == RunState.Running).Select(run => run.Epochs.Count).FirstOrDefault() ?? 0;
    }

    private void Add(string? text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            Go([.. Ids, id], PartText);
    }

    private void Remove(int runId) => Go([.. Ids.Where(id => id != runId)], PartText);

    private void Go(IReadOnlyList<int> ids, string? part) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["runs"] = ids.Count == 0 ? null : string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        ["part"] = string.Equals(part, nameof(SplitPart.Test), StringComparison.OrdinalIgnoreCase) ? "test" : null,
    }), replace: true);
}
