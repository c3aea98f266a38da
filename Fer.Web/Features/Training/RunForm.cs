using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;

namespace Fer.Web.Features.Training;

/// <summary>The training form as typed: text until it is valid.</summary>
internal sealed class RunForm
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private Hyperparameters _base = PresetCatalog.All[0].Defaults;

    public RunForm() => Choose(PresetCatalog.All[0]);

    public int? DatasetId { get; set; }

    public int? SplitId { get; set; }

    public Preset Preset { get; private set; } = PresetCatalog.All[0];

    public string Epochs { get; set; } = "";

    public string BatchSize { get; set; } = "";

    public string LearningRate { get; set; } = "";

    public string Seed { get; set; } = "";

    public DeviceChoice Device { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Takes a preset with all its settings.</summary>
    public void Choose(Preset preset)
    {
        Preset = preset;
        Fill(preset.Defaults);
    }

    /// <summary>Takes the settings of an earlier run, those without a field included.</summary>
    public void Clone(NewRun run)
    {
        Preset = PresetCatalog.TryFind(run.Hyperparameters.Preset, out var preset) ? preset : Preset;
        DatasetId = run.DatasetId;
        SplitId = run.SplitId;
        Name = run.Name ?? "";
        Fill(run.Hyperparameters);
    }

    /// <summary>Whether a field differs from the preset.</summary>
    public bool IsChanged(string field) => field switch
    {
        nameof(Epochs) => Epochs.Trim() != Text(Preset.Defaults.Epochs),
        nameof(BatchSize) => BatchSize.Trim() != Text(Preset.Defaults.BatchSize),
        nameof(LearningRate) => LearningRate.Trim() != Text(Preset.Defaults.LearningRate),
        nameof(Seed) => Seed.Trim() != Text(Preset.Defaults.Seed),
        _ => false,
    };

    /// <summary>Puts a field back to the preset.</summary>
    public void Reset(string field)
    {
        switch (field)
        {
            case nameof(Epochs):
                Epochs = Text(Preset.Defaults.Epochs);
                break;
            case nameof(BatchSize):
                BatchSize = Text(Preset.Defaults.BatchSize);
                break;
            case nameof(LearningRate):
                LearningRate = Text(Preset.Defaults.LearningRate);
                break;
            case nameof(Seed):
                Seed = Text(Preset.Defaults.Seed);
                break;
        }
    }

    /// <summary>What is wrong now, by field; the first of each.</summary>
    public IReadOnlyDictionary<string, string> Errors()
    {
        List<FieldError> errors = [.. HyperparametersValidator.Validate(Settings())];
        if (HyperparametersValidator.ValidateName(Name) is { } name)
            errors.Add(name);
        if (SplitId is null)
            errors.Add(new FieldError(nameof(NewRun.SplitId), "Choose a split."));
        return errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.First().Message);
    }

    /// <summary>The run as asked for; only where <see cref="Errors"/> is empty.</summary>
    public NewRun ToNewRun() => new()
    {
        DatasetId = DatasetId ?? 0,
        SplitId = SplitId ?? 0,
        Name = Name,
        Hyperparameters = Settings(),
    };

    /// <summary>The settings; a text that is no number becomes a value that the rules refuse.</summary>
    public Hyperparameters Settings() => _base with
    {
        Preset = Preset.Name,
        Epochs = Whole(Epochs),
        BatchSize = Whole(BatchSize),
        LearningRate = double.TryParse(LearningRate, NumberStyles.Float, Culture, out var rate) ? rate : double.NaN,
        Seed = long.TryParse(Seed, NumberStyles.Integer, Culture, out var seed) ? seed : -1,
        Device = Device,
    };

    private void Fill(Hyperparameters settings)
    {
        _base = settings;
        Epochs = Text(settings.Epochs);
        BatchSize = Text(settings.BatchSize);
        LearningRate = Text(settings.LearningRate);
        Seed = Text(settings.Seed);
        Device = settings.Device;
    }

    private static int Whole(string text) => int.TryParse(text, NumberStyles.Integer, Culture, out var number) ? number : 0;

    private static string Text(long value) => value.ToString(Culture);

    private static string Text(double value) => value.ToString("R", Culture);
}
