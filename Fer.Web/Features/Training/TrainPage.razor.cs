using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Features.Training.Settings;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Training;

/// <summary>The form that queues runs, beside the queue.</summary>
public sealed partial class TrainPage
{
    private static readonly string[] ScheduleFields =
    [
        nameof(Hyperparameters.Epochs), nameof(Hyperparameters.LearningRate), nameof(Hyperparameters.BatchSize),
        .. ScheduleSettings.Group.Settings.Select(setting => setting.Name),
    ];

    private readonly RunForm _form = new();
    private IReadOnlyList<DatasetOption>? _options;
    private IReadOnlyList<PresetRate> _rates = [];
    private Dictionary<string, string> _refused = [];
    private DeviceList? _devices;
    private string? _failure;
    private bool _isQueueing;
    private bool _showsStudy;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "split")] public int? SplitId { get; set; }

    [SupplyParameterFromQuery(Name = "preset")] public string? PresetName { get; set; }

    /// <summary>Saved preset that fills the form.</summary>
    [SupplyParameterFromQuery(Name = "saved")] public int? SavedId { get; set; }

    /// <summary>Run whose settings fill the form.</summary>
    [SupplyParameterFromQuery(Name = "clone")] public int? CloneId { get; set; }

    [Inject] public required TrainingOptions Options { get; init; }

    [Inject] public required SavedPresets Presets { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDeviceCatalog Devices { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private DatasetOption? Dataset => _options?.FirstOrDefault(dataset => dataset.Id == _form.DatasetId);

    private IReadOnlyList<SplitOption> Splits => Dataset?.Splits ?? [];

    private int ClassCount => Math.Max(2, Dataset?.Classes ?? 0);

    private PartCounts Counts => Splits.FirstOrDefault(split => split.Id == _form.SplitId)?.Counts ?? default;

    private string DefaultName => _form.Settings().Epochs > 0 ? RunNames.Automatic(_form.Settings()) : RunNames.Subject(_form.Settings());

    private string OwnNetworkText => OwnNetwork.Describe(_form.Settings(), ClassCount) is { } own ? $"{own}." : "";

    private bool IsBlocked => _form.Errors().Count > 0;

    private IReadOnlyDictionary<string, string> Errors => _refused.Count == 0
        ? _form.Errors()
        : _form.Errors().Concat(_refused).DistinctBy(error => error.Key).ToDictionary(error => error.Key, error => error.Value);

    private bool CanDrawSchedule => !ScheduleFields.Any(_form.Errors().ContainsKey);

    /// <summary>What is wrong by name, since its section may be folded.</summary>
    private string? WrongElsewhere => string.Join(", ", SettingTable.All.Where(setting => _form.Errors().ContainsKey(setting.Name)).Select(setting => setting.Label))
        is { Length: > 0 } names ? names : null;

    protected override async Task OnInitializedAsync()
    {
        _options = await Options.DatasetsAsync(Lifetime);
        _rates = await Options.RatesAsync(Lifetime);
        await FillFromAddressAsync();
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

    private async Task FillFromAddressAsync()
    {
        if (CloneId is { } id && await Options.SettingsOfAsync(id, Lifetime) is { } earlier)
            _form.Clone(earlier);
        else if (SavedId is { } saved && (await Presets.ListAsync(Lifetime)).FirstOrDefault(row => row.Id == saved) is { } row)
            _form.Take(row.Settings);
        else if (PresetName is not null && PresetCatalog.TryFind(PresetName, out var preset))
            _form.Choose(preset);
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

    private ExpectedTime? Estimate(Preset preset) => Estimate(preset == _form.Preset ? _form.Settings() : preset.Defaults);

    private ExpectedTime? Estimate(Hyperparameters settings) => TimeEstimate.Of(settings, _rates, Counts);

    /// <summary>The devices of this machine; one that the settings ask for is listed even where it is not here.</summary>
    private List<SettingChoice>? ChoicesOf(Setting setting)
    {
        if (setting.Name != nameof(Hyperparameters.Device) || _devices is null)
            return null;
        List<SettingChoice> choices = [setting.Choices[0], .. _devices.Devices.Select(device => new SettingChoice(device.Choice.ToString(), device.Title))];
        if (setting.Choices.FirstOrDefault(choice => choice.Value == _form.Text(setting)) is { } wanted && choices.All(choice => choice.Value != wanted.Value))
            choices.Add(wanted with { Title = $"{wanted.Title} (not found here)" });
        return choices;
    }

    private void TakeChange() => _refused = [];

    private void ChooseDataset(ChangeEventArgs args) => Go(("dataset", args.Value?.ToString()), ("split", null), ("clone", null));

    private void ChooseSplit(ChangeEventArgs args)
    {
        _form.SplitId = int.TryParse(args.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        Go(("split", args.Value?.ToString()));
    }

    private void ChoosePreset(Preset preset)
    {
        _form.Choose(preset);
        Go(("preset", preset.Name), ("saved", null), ("clone", null));
    }

    private void ChooseSaved(SavedPresetRow? row)
    {
        if (row is null)
        {
            ChoosePreset(_form.Preset);
            return;
        }

        _form.Take(row.Settings);
        Go(("preset", _form.Preset.Name), ("saved", row.Id.ToString(CultureInfo.InvariantCulture)), ("clone", null));
    }

    private void ForgetSaved()
    {
        _form.Detach();
        Go(("saved", null));
    }

    private async Task QueueAsync()
    {
        if (_isQueueing || IsBlocked)
            return;
        (_isQueueing, _failure) = (true, null);
        TakeChange();
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
