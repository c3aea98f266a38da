using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Quality;

/// <summary>Groups of identical images, and one label for a whole group.</summary>
public sealed partial class QualityPage
{
    private const int MostShown = 4;
    private IReadOnlyList<DuplicateGroup>? _groups;
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<SplitSummary> _splits = [];
    private IReadOnlyDictionary<long, SplitPart> _parts = new Dictionary<long, SplitPart>();
    private GroupChoice _show;
    private int? _splitId;
    private string? _failure;
    private int? _shown = -1;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required DuplicateGroups Duplicates { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required SplitList Splits { get; init; }

    private List<DuplicateGroup> Shown => [.. (_groups ?? []).Where(group => _show switch
    {
        GroupChoice.Conflicting => group.IsConflicting,
        GroupChoice.AcrossUsages => group.CrossesUsages,
        GroupChoice.AcrossParts => Crosses(group),
        _ => true,
    })];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == DatasetId)
            return;
        (_shown, _groups, _splitId, _show) = (DatasetId, null, null, GroupChoice.All);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var id = DatasetId ?? 0;
        try
        {
            _classes = await Datasets.ReadClassesAsync(id, ct);
            _splits = await Splits.ReadAsync(id, ct);
            _groups = await Task.Run(() => Duplicates.ReadAsync(id, ct), ct);
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

    private async Task ChooseSplitAsync(ChangeEventArgs change)
    {
        _splitId = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        _parts = _splitId is { } split
            ? await Duplicates.ReadPartsAsync(DatasetId ?? 0, split, Lifetime)
            : new Dictionary<long, SplitPart>();
        if (_splitId is null && _show == GroupChoice.AcrossParts)
            _show = GroupChoice.All;
    }

    /// <summary>Whether members are in different parts of the chosen split; what is left out is in none.</summary>
    private bool Crosses(DuplicateGroup group) => group.Members
        .Select(member => _parts.TryGetValue(member.Id, out var part) ? part : SplitPart.LeftOut)
        .Where(part => part != SplitPart.LeftOut).Distinct().Count() > 1;

    private string PlaceOf(SampleCopy member) => _parts.TryGetValue(member.Id, out var part)
        ? $"{UsageName.Of(member.Usage)}, {PartName.Of(part)}"
        : UsageName.Of(member.Usage);

    private string NameOf(int label) => _classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";

    private int SlotOf(int label) => _classes.FirstOrDefault(row => row.Index == label)?.ColourSlot ?? 1;
}
