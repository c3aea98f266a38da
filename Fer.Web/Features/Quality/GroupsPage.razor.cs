using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Quality;

/// <summary>Groups of identical and nearly identical images, and what is done to a whole group. The address holds what is shown.</summary>
public sealed partial class GroupsPage
{
    private IReadOnlyList<DuplicateGroup>? _groups;
    private IReadOnlyList<RejectedPair> _rejected = [];
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<SplitSummary> _splits = [];
    private IReadOnlyDictionary<long, SplitPart> _parts = new Dictionary<long, SplitPart>();
    private string? _failure;
    private int? _shown = -1;
    private int? _partsOf;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "show")] public string? ShowText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "split")] public string? SplitText { get; set; }

    [Inject] public required DuplicateGroups Duplicates { get; init; }

    [Inject] public required NearGroups Near { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private GroupChoice Show => Read<GroupChoice>(ShowText) is var choice && choice == GroupChoice.AcrossParts && SplitId is null ? GroupChoice.All : choice;

    private GroupKind Kind => Read<GroupKind>(KindText);

    /// <summary>The split that the address names, where the dataset has it.</summary>
    private int? SplitId => int.TryParse(SplitText, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && _splits.Any(split => split.Id == id) ? id : null;

    private List<DuplicateGroup> Shown => [.. (_groups ?? []).Where(group => Kind switch
    {
        GroupKind.Exact => group.IsExact,
        GroupKind.Near => !group.IsExact,
        _ => true,
    }).Where(group => Show switch
    {
        GroupChoice.Conflicting => group.IsConflicting,
        GroupChoice.AcrossUsages => group.CrossesUsages,
        GroupChoice.AcrossParts => Crosses(group),
        _ => true,
    })];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != DatasetId)
        {
            (_shown, _groups, _partsOf, _message, _setApart) = (DatasetId, null, null, null, []);
            await LoadAsync();
        }
        else if (_groups is not null && _partsOf != SplitId)
        {
            await LoadPartsAsync(Lifetime);
        }
    }

    private static T Read<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var id = DatasetId ?? 0;
        try
        {
            _classes = await Datasets.ReadClassesAsync(id, ct);
            _splits = await Splits.ReadAsync(id, ct);
            var (groups, rejected) = await Task.Run(async () => (await Duplicates.ReadAsync(id, ct), await Near.ReadRejectedAsync(id, ct)), ct);
            await LoadPartsAsync(ct);
            (_groups, _rejected, _failure) = (groups, rejected, null);
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

    private async Task LoadPartsAsync(CancellationToken ct)
    {
        var (dataset, split) = (DatasetId ?? 0, SplitId);
        _parts = split is { } id ? await Task.Run(() => Duplicates.ReadPartsAsync(dataset, id, ct), ct) : new Dictionary<long, SplitPart>();
        _partsOf = split;
    }

    /// <summary>Keeps the choice in the address; what is not named stays.</summary>
    private void Go(object? show = null, object? kind = null, object? split = null) => Navigation.NavigateTo(
        QualityAddress.Groups(
            DatasetId ?? 0,
            show is string choice ? Read<GroupChoice>(choice) : Show,
            kind is string alike ? Read<GroupKind>(alike) : Kind,
            split is string text ? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null) : SplitId),
        replace: true);

    /// <summary>Whether members are in different parts of the chosen split; what is left out is in none.</summary>
    private bool Crosses(DuplicateGroup group) => group.Members
        .Select(member => _parts.TryGetValue(member.Id, out var part) ? part : SplitPart.LeftOut)
        .Where(part => part != SplitPart.LeftOut).Distinct().Count() > 1;

    private string PlaceOf(SampleCopy member) => _parts.TryGetValue(member.Id, out var part)
        ? $"{UsageName.Of(member.Usage)}, {PartName.Of(part)}"
        : UsageName.Of(member.Usage);

    private string NameOf(int label) => _classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";
}
