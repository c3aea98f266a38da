using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Browse;

/// <summary>The conditions of the filter with their counts; every change makes a new filter, which the page puts into the address.</summary>
public sealed partial class FilterPanel : FerComponentBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Dictionary<string, bool> _folded = [];
    private FacetNames _names = FacetNames.Nothing;
    private FacetWords _words = new([], FacetNames.Nothing);
    private SampleFilter? _shown;
    private string? _text;
    private string? _failure;
    private bool _isUnfolded;

    [Parameter, EditorRequired] public required SampleFilter Filter { get; set; }

    [Parameter] public SampleSort Sort { get; set; } = SampleSort.Usual;

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Parameter, EditorRequired] public required FacetCounts Facets { get; set; }

    [Parameter] public EventCallback<SampleFilter> Changed { get; set; }

    [Inject] public required FacetChoices Choices { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>Each condition in words, with the filter without it.</summary>
    private List<(string Text, SampleFilter Without)> Conditions { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        var before = _shown;
        _shown = Filter;
        if (!ReferenceEquals(before, Filter) && Filter.Text != _text?.Trim())
            _text = Filter.Text;
        var isNewTag = Facets[Facet.Tag].Keys.Any(id => _names.Tags.All(tag => tag.Id != id));
        Describe();
        if (before?.DatasetId != Filter.DatasetId || isNewTag)
            await LoadNamesAsync();
    }

    private async Task LoadNamesAsync()
    {
        try
        {
            var datasetId = Filter.DatasetId;
            _names = await Task.Run(() => Choices.ReadAsync(datasetId, Lifetime), Lifetime);
            _failure = null;
            Describe();
        }
        catch (OperationCanceledException) when (Lifetime.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (SqliteException)
        {
            _failure = "The names of splits, runs and tags could not be read.";
        }
    }

    private void Describe()
    {
        _words = new FacetWords(Classes, _names);
        Conditions =
        [
            .. Enum.GetValues<Facet>().SelectMany(facet => Filter.Of(facet).Select(value =>
                ($"{FacetWords.Title(facet)}: {_words.Value(facet, value)}", Filter.With(facet, Toggled(facet, value))))),
        ];
        if (Filter is { RunId: not null, ScoredPart: { } part })
            Conditions.Insert(0, ($"Scored on: {PartName.Of(part)}", Filter with { ScoredPart = null }));
        if (Filter.SplitId is { } split)
            Conditions.Insert(0, ($"Split: {_names.Splits.FirstOrDefault(row => row.Id == split)?.Name ?? $"{split}"}", Filter with { SplitId = null, Parts = [] }));
        if (Filter.Text is { } text)
            Conditions.Insert(0, ($"Text: {text}", Filter with { Text = null }));
    }

    private static string Yes(bool isOn) => isOn ? "true" : "false";

#pragma warning disable CA1308 // A name in the markup.
    private static string TestId(Facet facet, int value) => $"filter-{facet.ToString().ToLowerInvariant()}-{value}";
#pragma warning restore CA1308

    /// <summary>All classes always, so that nothing jumps while labelling; of the rest, what there is or what is asked for.</summary>
    private List<int> ValuesOf(Facet facet)
    {
        var (counts, asked) = (Facets[facet], Filter.Of(facet));
        return [.. _words.Order(facet).Where(value => counts.ContainsKey(value) || asked.Contains(value)
            || (facet == Facet.Class && _words.ClassOf(facet, value) is { MergedIntoIndex: null }))];
    }

    private bool IsOpen(FacetGroup group) => _folded.TryGetValue(group.Key, out var isFolded)
        ? !isFolded
        : group.IsOpen || group.Facets.Any(facet => Filter.Of(facet).Count > 0) || Chosen(group).Length > 0;

    private void Fold(FacetGroup group) => _folded[group.Key] = IsOpen(group);

    private string Chosen(FacetGroup group) => group.Key switch
    {
        FacetGroup.Split => Filter.SplitId?.ToString(CultureInfo.InvariantCulture) ?? "",
        FacetGroup.Run => Filter.RunId?.ToString(CultureInfo.InvariantCulture) ?? "",
        _ => "",
    };

    private Task ChooseAsync(FacetGroup group, ChangeEventArgs change)
    {
        int? id = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return ChangeAsync(group.Key == FacetGroup.Split
            ? Filter with { SplitId = id, Parts = id is null ? [] : Filter.Parts }
            : Filter with { RunId = id, PredictedClasses = [], ConfidenceBands = [], Agrees = null, ScoredClasses = [], ScoredPart = null });
    }

    private int[] Toggled(Facet facet, int value)
    {
        var asked = Filter.Of(facet);
        return asked.Contains(value) ? [.. asked.Where(other => other != value)] : [.. asked, value];
    }

    private Task ToggleAsync(Facet facet, int value) => ChangeAsync(Filter.With(facet, Toggled(facet, value)));

    private Task ChangeAsync(SampleFilter filter) => Changed.InvokeAsync(filter);

    /// <summary>Searches once the typing rests, not at every letter.</summary>
    private async Task TypeAsync(ChangeEventArgs change)
    {
        _text = change.Value as string;
        var ct = NextLoad();
        try
        {
            await Task.Delay(Pause, Clock, ct);
            await ChangeAsync(Filter with { Text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim() });
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The typing went on.
        }
    }
}
