using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Browse;

/// <summary>The conditions of the filter; every change makes a new filter, which the page puts into the address.</summary>
public sealed partial class FilterPanel : FerComponentBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private string? _text;
    private SampleFilter? _shown;

    [Parameter, EditorRequired] public required SampleFilter Filter { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyDictionary<int, int> Counts { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<SplitSummary> Splits { get; set; }

    [Parameter] public EventCallback<SampleFilter> Changed { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string ChangedValue => Filter.Changed switch { true => "yes", false => "no", null => "" };

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Filter))
            return;
        _shown = Filter;
        if (Filter.Text != _text?.Trim())
            _text = Filter.Text;
    }

    private static string Pressed(bool isOn) => isOn ? "true" : "false";

    private static T[] Toggle<T>(IReadOnlyList<T> values, T value) =>
        values.Contains(value) ? [.. values.Where(other => !Equals(other, value))] : [.. values.Append(value).Order()];

    /// <summary>Searches once the typing rests, not at every letter.</summary>
    private async Task TypeAsync(ChangeEventArgs change)
    {
        _text = change.Value as string;
        var ct = NextLoad();
        try
        {
            await Task.Delay(Pause, Clock, ct);
            await Changed.InvokeAsync(Filter with { Text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim() });
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The typing went on.
        }
    }

    private Task ToggleClassAsync(int index) => Changed.InvokeAsync(Filter with { Classes = Toggle(Filter.Classes, index) });

    private Task TogglePartAsync(SplitPart part) => Changed.InvokeAsync(Filter with { Parts = Toggle(Filter.Parts, part) });

    private Task ChooseSplitAsync(ChangeEventArgs change) => Changed.InvokeAsync(
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? Filter with { SplitId = id }
            : Filter with { SplitId = null, Parts = [] });

    private Task ChooseUsageAsync(ChangeEventArgs change) => Changed.InvokeAsync(
        Filter with { Usages = Enum.TryParse<SourceUsage>(change.Value as string, out var usage) ? [usage] : [] });

    private Task ChooseChangedAsync(ChangeEventArgs change) => Changed.InvokeAsync(
        Filter with { Changed = change.Value switch { "yes" => true, "no" => false, _ => null } });

    private Task ToggleDuplicatesAsync(ChangeEventArgs change) => Changed.InvokeAsync(Filter with { DuplicatesOnly = change.Value is true });
}
