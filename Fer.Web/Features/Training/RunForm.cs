using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Web.Features.Training.Settings;

namespace Fer.Web.Features.Training;

/// <summary>The training form as typed: text until it is valid. It holds only what was typed; all else is as the preset, saved preset or run has it.</summary>
public sealed class RunForm
{
    private readonly Dictionary<string, string> _typed = [];
    private Hyperparameters _base = PresetCatalog.All[0].Defaults;
    private Hyperparameters? _settings;
    private IReadOnlyDictionary<string, string>? _errors;
    private string _name = "";
    private int? _splitId;

    /// <summary>Dataset to train on.</summary>
    public int? DatasetId { get; set; }

    /// <summary>Split to train on.</summary>
    public int? SplitId
    {
        get => _splitId;
        set => (_splitId, _errors) = (value, null);
    }

    /// <summary>Name of the run; empty for one made from network and epochs.</summary>
    public string Name
    {
        get => _name;
        set => (_name, _errors) = (value, null);
    }

    /// <summary>The preset whose network and recipe the form starts from.</summary>
    public Preset Preset { get; private set; } = PresetCatalog.All[0];

    /// <summary>What settings are called changed against: the preset's, or those of a saved preset.</summary>
    public Hyperparameters Reference { get; private set; } = PresetCatalog.All[0].Defaults;

    /// <summary>Settings that differ from the preset, in the order of the form.</summary>
    public IReadOnlyList<Setting> Changed => [.. SettingTable.All.Where(IsChanged)];

    /// <summary>Takes a preset. What was changed by hand stays and is marked as changed from the new one, so that no work is lost unseen.</summary>
    public void Choose(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        var kept = ChangedTexts();
        Preset = preset;
        Fill(preset.Defaults, preset.Defaults);
        Restore(kept);
    }

    /// <summary>Takes settings that were saved; changes are marked against them, and what was changed by hand stays.</summary>
    public void Take(Hyperparameters saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var kept = ChangedTexts();
        Preset = PresetCatalog.TryFind(saved.Preset, out var preset) ? preset : Preset;
        Fill(saved, saved);
        Restore(kept);
    }

    /// <summary>Puts every setting back to the preset.</summary>
    /// <returns>What was changed, by name, for <see cref="Restore"/>.</returns>
    public IReadOnlyDictionary<string, string> ResetAll()
    {
        var undone = ChangedTexts();
        Fill(Reference, Reference);
        return undone;
    }

    /// <summary>Types texts in again.</summary>
    public void Restore(IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var (name, text) in texts)
            _typed[name] = text;
        Forget();
    }

    /// <summary>Keeps all settings, but marks changes against the preset again.</summary>
    public void Detach() => Reference = Preset.Defaults;

    /// <summary>
    /// Takes the settings of an earlier run; changes are marked against its preset. A name that was made from its settings is left out, since it
    /// is made again from those of the clone.
    /// </summary>
    public void Clone(NewRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Preset = PresetCatalog.TryFind(run.Hyperparameters.Preset, out var preset) ? preset : Preset;
        (DatasetId, SplitId, Name) = (run.DatasetId, run.SplitId, RunNames.IsAutomatic(run.Name, run.Hyperparameters) ? "" : run.Name!);
        Fill(run.Hyperparameters, Preset.Defaults);
    }

    /// <summary>A setting as it stands in its field.</summary>
    public string Text(Setting setting) => _typed.GetValueOrDefault(setting.Name) ?? setting.Read(_base);

    /// <summary>Takes what was typed or chosen.</summary>
    public void Type(Setting setting, string text)
    {
        _typed[setting.Name] = text;
        Forget();
    }

    /// <summary>Puts a setting back to the preset.</summary>
    public void Reset(Setting setting) => Type(setting, setting.Read(Reference));

    /// <summary>Whether a setting does anything beside the others.</summary>
    public bool Applies(Setting setting) => setting.Applies(Settings());

    /// <summary>Whether a setting that applies differs from the preset; two ways to write one value are the same.</summary>
    public bool IsChanged(Setting setting)
    {
        var (text, wanted) = (Text(setting), setting.Read(Reference));
        return Applies(setting) && text.Trim() != wanted && (setting.Misread(text) is not null || setting.Read(setting.Write(Reference, text)) != wanted);
    }

    /// <summary>What is wrong now, by field; the first of each.</summary>
    public IReadOnlyDictionary<string, string> Errors() => _errors ??= FindErrors();

    /// <summary>The run as asked for; only where <see cref="Errors"/> is empty.</summary>
    public NewRun ToNewRun() => new()
    {
        DatasetId = DatasetId ?? 0,
        SplitId = SplitId ?? 0,
        Name = Name,
        Hyperparameters = Settings(),
    };

    /// <summary>The settings; a text that is no number becomes a value that the rules refuse.</summary>
    public Hyperparameters Settings() => _settings ??= MakeSettings();

    private Dictionary<string, string> ChangedTexts() => Changed.ToDictionary(setting => setting.Name, Text);

    private Hyperparameters MakeSettings()
    {
        var typed = SettingTable.All.Where(setting => _typed.ContainsKey(setting.Name))
            .Aggregate(_base with { Preset = Preset.Name }, (settings, setting) => setting.Write(settings, _typed[setting.Name]));
        // What is not shown must neither hold a run back nor change it.
        return SettingTable.All.Where(setting => _typed.ContainsKey(setting.Name) && !setting.Applies(typed))
            .Aggregate(typed, (settings, setting) => setting.Write(settings, setting.Read(_base)));
    }

    private Dictionary<string, string> FindErrors()
    {
        List<FieldError> errors = [.. HyperparametersValidator.Validate(Settings())];
        if (HyperparametersValidator.ValidateName(Name) is { } name)
            errors.Add(name);
        if (SplitId is null)
            errors.Add(new FieldError(nameof(NewRun.SplitId), "Choose a split."));
        var found = errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.First().Message);
        foreach (var setting in SettingTable.All.Where(Applies))
        {
            if (setting.Misread(Text(setting)) is { } misread)
                found[setting.Name] = setting.IsNumber && found.TryGetValue(setting.Name, out var rule) ? $"{misread} {rule}" : misread;
        }

        return found;
    }

    private void Fill(Hyperparameters settings, Hyperparameters reference)
    {
        (_base, Reference) = (settings, reference);
        _typed.Clear();
        Forget();
    }

    private void Forget() => (_settings, _errors) = (null, null);
}
