using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Web.Features.Training;
using Fer.Web.Features.Training.Settings;

namespace Fer.Tests.Web.Features.Training;

public sealed class RunFormTests
{
    /// <summary>The preset is chosen by its card.</summary>
    private static readonly string[] WithoutField = [nameof(Hyperparameters.Preset)];

    private static Setting Get(string name) => SettingTable.Get(name);

    private static RunForm Form() => new() { DatasetId = 1, SplitId = 1 };

    [Fact]
    public void Table_EverySetting_HasOneField()
    {
        var properties = typeof(Hyperparameters).GetProperties().Select(property => property.Name).Except(WithoutField);
        Assert.Equal(properties.Order(), SettingTable.All.Select(setting => setting.Name).Order());
        Assert.Equal(SettingTable.All.Count, SettingTable.All.Select(setting => setting.Id).Distinct().Count());
    }

    [Fact]
    public void Table_EverySetting_ReadsAndWritesItsOwnProperty()
    {
        var before = PresetCatalog.Fast.Defaults;
        foreach (var setting in SettingTable.All)
        {
            var text = setting.Kind switch
            {
                SettingKind.Choice or SettingKind.Switch => setting.Choices.First(choice => choice.Value != setting.Read(before)).Value,
                SettingKind.Whole => "17",
                SettingKind.Number => "0.125",
                SettingKind.Layers => "m gap out",
                _ => "3, 5",
            };
            var after = setting.Write(before, text);
            var changed = typeof(Hyperparameters).GetProperties().Where(property => !Equals(property.GetValue(before), property.GetValue(after))).Select(property => property.Name);
            Assert.Equal([setting.Name], changed);
            Assert.Equal(text.Replace(" ", setting.Kind == SettingKind.Layers ? " " : "", StringComparison.Ordinal), setting.Read(after));
        }
    }

    [Fact]
    public void Table_EveryChoice_OffersEveryValueOfItsEnumeration()
    {
        foreach (var setting in SettingTable.All.Where(setting => setting.Kind == SettingKind.Choice))
            Assert.Equal(Enum.GetNames(typeof(Hyperparameters).GetProperty(setting.Name)!.PropertyType).Order(), setting.Choices.Select(choice => choice.Value).Order());
    }

    [Fact]
    public void Clone_TinyRateAndLargeSeed_AreKeptExactly()
    {
        var settings = new Hyperparameters { Preset = "fast", Epochs = 2, LearningRate = 1.25e-10, Seed = long.MaxValue - 1 };
        var form = new RunForm();

        form.Clone(new NewRun { DatasetId = 1, SplitId = 1, Hyperparameters = settings });

        Assert.Equal(settings, form.Settings());
        Assert.True(form.IsChanged(Get(nameof(Hyperparameters.Seed))));
    }

    [Theory]
    [InlineData("0.090", true)]
    [InlineData("0.080", false)]
    [InlineData("x", true)]
    public void IsChanged_ComparesValuesNotTexts(string typed, bool changed)
    {
        var form = Form();
        form.Type(Get(nameof(Hyperparameters.LearningRate)), typed);
        Assert.Equal(changed, form.IsChanged(Get(nameof(Hyperparameters.LearningRate))));
    }

    [Fact]
    public void Reset_ChangedSetting_IsThePresetsAgain()
    {
        var (form, mixup) = (Form(), Get(nameof(Hyperparameters.Mixup)));
        form.Type(mixup, "0.4");
        Assert.Equal(0.4, form.Settings().Mixup);

        form.Reset(mixup);

        Assert.Equal(PresetCatalog.Fast.Defaults, form.Settings());
        Assert.False(form.IsChanged(mixup));
    }

    [Theory]
    [InlineData(nameof(Hyperparameters.BatchSize), "2.5", "'2.5' is no whole number. The batch size must be between 1 and 4096.")]
    [InlineData(nameof(Hyperparameters.BatchSize), "0", "The batch size must be between 1 and 4096.")]
    [InlineData(nameof(Hyperparameters.WeightDecay), "0,1", "'0,1' is no number such as 0.1. Weight decay must be at least 0 and below 1.")]
    public void Errors_BadValue_IsNamedWithWhatIsAllowed(string name, string typed, string message)
    {
        var form = Form();
        form.Type(Get(name), typed);
        Assert.Equal(message, Assert.Single(form.Errors()).Value);
        Assert.Equal(name, form.Errors().Single().Key);
    }

    [Fact]
    public void Errors_BadListOfEpochs_AreNamed()
    {
        var form = Form();
        form.Type(Get(nameof(Hyperparameters.KeptEpochs)), "10, x");
        Assert.Contains("'x' is no epoch", form.Errors()[nameof(Hyperparameters.KeptEpochs)], StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_FieldThatNoLongerApplies_NeitherBlocksNorCounts()
    {
        var form = Form();
        form.Type(Get(nameof(Hyperparameters.Momentum)), "wrong");
        Assert.NotEmpty(form.Errors());

        form.Type(Get(nameof(Hyperparameters.Optimizer)), nameof(OptimizerKind.AdamW));

        Assert.False(form.Applies(Get(nameof(Hyperparameters.Momentum))));
        Assert.Empty(form.Errors());
        Assert.Equal(0.9, form.Settings().Momentum);
        Assert.False(form.IsChanged(Get(nameof(Hyperparameters.Momentum))));
    }

    [Fact]
    public void Network_SameLayersAsThePreset_IsNoOwnNetwork()
    {
        var (form, network) = (Form(), Get(nameof(Hyperparameters.Network)));
        var own = form.Text(network);
        form.Type(network, $"  {own.Replace(" ", "  ", StringComparison.Ordinal)} ");
        Assert.Null(form.Settings().Network);
        Assert.False(form.IsChanged(network));

        form.Type(network, "m m gap out");

        Assert.Equal("m m gap out", form.Settings().Network);
        Assert.True(form.IsChanged(network));
        Assert.Empty(form.Errors());
    }

    [Fact]
    public void Network_LayersThatDoNotFit_BlockTheRun()
    {
        var form = Form();
        form.Type(Get(nameof(Hyperparameters.Network)), "m m m m m m gap out");
        Assert.True(form.Errors().ContainsKey(nameof(Hyperparameters.Network)));
    }

    [Fact]
    public void Take_SavedSettings_AreWhatChangesAreMarkedAgainst()
    {
        var saved = PresetCatalog.Tutorial.Defaults with { Epochs = 9, Mixup = 0.3 };
        var form = Form();

        form.Take(saved);

        Assert.Equal((saved, "tutorial"), (form.Settings(), form.Preset.Name));
        Assert.DoesNotContain(SettingTable.All, form.IsChanged);
        form.Detach();
        Assert.Equal([nameof(Hyperparameters.Epochs), nameof(Hyperparameters.Mixup)], SettingTable.All.Where(form.IsChanged).Select(setting => setting.Name));
    }

    [Fact]
    public void Choose_OtherPreset_KeepsWhatWasChangedByHandAndMarksIt()
    {
        var form = Form();
        form.Type(Get(nameof(Hyperparameters.Epochs)), "7");
        form.Type(Get(nameof(Hyperparameters.Network)), "u2 c8k3s1 gap out");

        form.Choose(PresetCatalog.Tutorial);

        Assert.Equal(PresetCatalog.Tutorial.Defaults with { Epochs = 7, Network = "u2 c8k3s1 gap out" }, form.Settings());
        Assert.Equal([nameof(Hyperparameters.Epochs), nameof(Hyperparameters.Network)], form.Changed.Select(setting => setting.Name));
    }

    [Fact]
    public void ResetAll_PutsEverySettingBackAndCanBeUndone()
    {
        var form = Form();
        form.Clone(new NewRun { DatasetId = 1, SplitId = 1, Hyperparameters = PresetCatalog.Fast.Defaults with { Seed = 5 } });
        form.Type(Get(nameof(Hyperparameters.Mixup)), "0.4");

        var undone = form.ResetAll();
        Assert.Equal(PresetCatalog.Fast.Defaults, form.Settings());

        form.Restore(undone);
        Assert.Equal(PresetCatalog.Fast.Defaults with { Seed = 5, Mixup = 0.4 }, form.Settings());
    }

    [Theory]
    [InlineData("fast, 3 epochs", "")]
    [InlineData("mine", "mine")]
    public void Clone_NameThatWasMade_IsMadeAgain(string name, string kept)
    {
        var form = new RunForm();
        form.Clone(new NewRun { DatasetId = 1, SplitId = 1, Name = name, Hyperparameters = PresetCatalog.Fast.Defaults with { Epochs = 3 } });
        Assert.Equal(kept, form.Name);
    }

    [Fact]
    public void Labels_OfTheForm_AreThoseOfTheRunPage()
    {
        var run = new Fer.Engine.Runs.Views.RunRow
        {
            Id = 1,
            Name = "r",
            State = RunState.Completed,
            DatasetId = 1,
            Dataset = "d",
            SplitId = 1,
            Split = "s",
            Settings = PresetCatalog.Fast.Defaults,
            EpochsDone = 0,
            BestEpoch = null,
            QueuedAt = default,
            StartedAt = null,
            FinishedAt = null,
            EndReason = null,
            CancelRequested = false,
        };
        var shown = Fer.Engine.Evaluations.SettingDifferences.All(run).ToDictionary(setting => setting.Name, setting => setting.Value);
        foreach (var setting in SettingTable.All)
        {
            Assert.Contains(setting.Label, shown.Keys);
            if (setting.Choices.FirstOrDefault(choice => choice.Value == setting.Read(run.Settings)) is { } choice && setting.Applies(run.Settings))
                Assert.Equal(choice.Title, shown[setting.Label]);
        }
    }
}
