using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Training;

/// <summary>The form that queues runs, beside the queue.</summary>
public sealed partial class TrainPage
{
    private readonly RunForm _form = new();
    private IReadOnlyList<DatasetOption>? _options;
    private IReadOnlyDictionary<string, PresetRate> _rates = new Dictionary<string, PresetRate>();
    private IReadOnlyDictionary<string, string> _refused = new Dictionary<string, string>();
    private DeviceList? _devices;
    private string? _failure;
    private bool _isQueueing;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "split")] public int? SplitId { get; set; }

    [SupplyParameterFromQuery(Name = "preset")] public string? PresetName { get; set; }

    /// <summary>Run whose settings fill the form.</summary>
    [SupplyParameterFromQuery(Name = "clone")] public int? CloneId { get; set; }

    [Inject] public required TrainingOptions Options { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDeviceCatalog Devices { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private IReadOnlyList<SplitOption> Splits => _options?.FirstOrDefault(dataset => dataset.Id == _form.DatasetId)?.Splits ?? [];

    private PartCounts Counts => Splits.FirstOrDefault(split => split.Id == _form.SplitId)?.Counts ?? default;

    private string DefaultName => _form.Settings().Epochs > 0 ? $"{_form.Preset.Name}, {_form.Epochs} epochs" : _form.Preset.Name;

    protected override async Task OnInitializedAsync()
    {
        _options = await Options.DatasetsAsync(Lifetime);
        _rates = await Options.RatesAsync(Lifetime);
        if (CloneId is { } id && await Options.SettingsOfAsync(id, Lifetime) is { } earlier)
            _form.Clone(earlier);
        else if (PresetName is not null && PresetCatalog.TryFind(PresetName, out var preset))
            _form.Choose(preset);
        SelectFromAddress();
        StateHasChanged();
        _devices = await Devices.ListAsync(Lifetime);
    }

    /// <summary>The top bar may change the dataset while the page stays.</summary>
    protected override void OnParametersSet()
    {
        if (_options is not null && DatasetId is { } asked && asked != _form.DatasetId)
            SelectFromAddress();
    }

    private void SelectFromAddress()
    {
        if (_options is null or { Count: 0 })
            return;
        var dataset = _options.FirstOrDefault(option => option.Id == (DatasetId ?? _form.DatasetId)) ?? _options[0];
        _form.DatasetId = dataset.Id;
        if (dataset.Splits.All(split => split.Id != _form.SplitId))
            _form.SplitId = null;
        var wanted = SplitId is { } asked && dataset.Splits.Any(split => split.Id == asked) ? asked : (int?)null;
        _form.SplitId = wanted ?? _form.SplitId ?? (dataset.Splits.Count > 0 ? dataset.Splits[0].Id : null);
    }

    private TimeSpan? Duration(Preset preset) => TimeEstimate.Duration(
        preset, _rates.GetValueOrDefault(preset.Name), Counts, preset == _form.Preset ? _form.Settings().Epochs : preset.Defaults.Epochs);

    private string? Error(string field) => _form.Errors().GetValueOrDefault(field) ?? _refused.GetValueOrDefault(field);

    private void ChooseDataset(ChangeEventArgs args) => Go(("dataset", args.Value?.ToString()), ("split", null), ("clone", null));

    private void ChooseSplit(ChangeEventArgs args)
    {
        _form.SplitId = int.TryParse(args.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        Go(("split", args.Value?.ToString()));
    }

    private void ChoosePreset(Preset preset)
    {
        _form.Choose(preset);
        Go(("preset", preset.Name), ("clone", null));
    }

    private void ChooseDevice(ChangeEventArgs args) =>
        _form.Device = Enum.TryParse<DeviceChoice>(args.Value?.ToString(), out var device) ? device : DeviceChoice.Auto;

    private async Task QueueAsync()
    {
        if (_isQueueing || _form.Errors().Count > 0)
            return;
        _isQueueing = true;
        _failure = null;
        _refused = new Dictionary<string, string>();
        try
        {
            await Desk.EnqueueAsync(_form.ToNewRun(), Lifetime);
            _form.Name = "";
        }
        catch (InvalidRunException refused)
        {
            _failure = refused.Message;
            _refused = refused.Errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.First().Message);
        }
        finally
        {
            _isQueueing = false;
        }
    }

    /// <summary>Keeps the choice in the address, so that it can be sent to a colleague.</summary>
    private void Go(params IEnumerable<(string Name, string? Value)> changes) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(changes.ToDictionary(change => change.Name, object? (change) => change.Value)), replace: true);
}
