using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;

namespace Fer.Web.Features.Training.Studies;

/// <summary>Runs that are asked for in one act, as typed.</summary>
public sealed class StudyForm
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>What differs between the runs.</summary>
    public RunGroupKind Kind { get; set; } = RunGroupKind.Epochs;

    /// <summary>Name of the group; empty for one that says what it is.</summary>
    public string Name { get; set; } = "";

    /// <summary>Epochs to look at, with commas between.</summary>
    public string Epochs { get; set; } = "10, 25, 50, 75, 100";

    /// <summary>Whether one run is looked at after each of the epochs; else each is a run of its own.</summary>
    public bool IsOneRun { get; set; } = true;

    /// <summary>How many seeds.</summary>
    public string Seeds { get; set; } = "5";

    /// <summary>Settings of a grid; at least one.</summary>
    public List<StudyAxis> Axes { get; } = [new()];

    /// <summary>What is wrong with the study itself, on top of settings that are right; null where nothing is.</summary>
    public string? Problem(Hyperparameters settings) => Kind switch
    {
        RunGroupKind.Epochs => EpochsProblem(),
        RunGroupKind.Seeds => SeedCount is >= 2 and <= NewStudy.MostRuns ? null : $"Give a number of runs between 2 and {NewStudy.MostRuns}.",
        _ => GridProblem(settings),
    };

    /// <summary>The settings of each run; only where nothing is wrong.</summary>
    public IReadOnlyList<Hyperparameters> Plans(Hyperparameters settings) => Kind switch
    {
        RunGroupKind.Epochs when IsOneRun => [settings with { Epochs = EpochList[^1], KeptEpochs = KeptEpochs.Format(EpochList) }],
        RunGroupKind.Epochs => [.. EpochList.Select(epochs => settings with { Epochs = epochs })],
        RunGroupKind.Seeds => [.. SeedList(settings).Select(seed => settings with { Seed = seed })],
        _ => [.. Axes.Aggregate<StudyAxis, IEnumerable<Hyperparameters>>(
            [settings], (plans, axis) => plans.SelectMany(plan => axis.Values.Select(value => axis.Setting.Write(plan, value))))],
    };

    /// <summary>The study as asked for; only where nothing is wrong.</summary>
    public NewStudy ToNewStudy(NewRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new()
        {
            Base = run,
            Kind = Kind,
            Name = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(),
            Epochs = Kind == RunGroupKind.Epochs ? EpochList : [],
            OneRun = Kind == RunGroupKind.Epochs && IsOneRun,
            Seeds = Kind == RunGroupKind.Seeds ? SeedList(run.Hyperparameters) : [],
            Axes = Kind == RunGroupKind.Grid ? [.. Axes.Select(axis => new GridAxis(axis.Setting.Name, axis.Values))] : [],
        };
    }

    private IReadOnlyList<int> EpochList => KeptEpochs.Parse(Epochs);

    private int SeedCount => int.TryParse(Seeds, NumberStyles.None, Culture, out var count) ? count : 0;

    private IReadOnlyList<long> SeedList(Hyperparameters settings) => [.. Enumerable.Range(0, SeedCount).Select(index => settings.Seed + index)];

    private string? EpochsProblem()
    {
        try
        {
            return EpochList switch
            {
                { Count: < 2 } => "Name at least two numbers of epochs.",
                var list when list[^1] > HyperparametersValidator.MaxEpochs => $"Epochs must be at most {HyperparametersValidator.MaxEpochs}.",
                _ => null,
            };
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private string? GridProblem(Hyperparameters settings)
    {
        if (Axes.Select(axis => axis.Problem(settings)).FirstOrDefault(problem => problem is not null) is { } wrong)
            return wrong;
        if (Axes.GroupBy(axis => axis.Setting.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return $"{twice.First().Setting.Label} is chosen twice.";
        var runs = Axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));
        return runs <= NewStudy.MostRuns ? null : $"This makes {runs} runs; at most {NewStudy.MostRuns} can be queued in one act. Take fewer values.";
    }
}
