using Fer.Data.Runs;

namespace Fer.Engine.Runs.Studies;

/// <summary>What a person asks for when queueing a study: several runs that differ in one thing. At most <see cref="MostRuns"/> runs.</summary>
public sealed record NewStudy
{
    /// <summary>Most runs of one study.</summary>
    public const int MostRuns = 100;

    /// <summary>Dataset, split and the settings that all runs share. Its name begins the names of the runs.</summary>
    public required NewRun Base { get; init; }

    /// <summary>What differs between the runs.</summary>
    public required RunGroupKind Kind { get; init; }

    /// <summary>Name of the study, up to 100 characters; null or blank makes one.</summary>
    public string? Name { get; init; }

    /// <summary>Numbers of epochs of an epoch study, 1 to 1,000 each; other studies ignore them.</summary>
    public IReadOnlyList<int> Epochs { get; init; } = [];

    /// <summary>
    /// Whether an epoch study is one run to the most epochs that keeps its weights on the way, instead of a run for each number. One run costs
    /// less; separate runs each have their own learning-rate schedule to the end.
    /// </summary>
    public bool OneRun { get; init; }

    /// <summary>Seeds of a seed study, 0 or more each; other studies ignore them.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [];

    /// <summary>Settings of a grid, of which every combination is run; other studies ignore them.</summary>
    public IReadOnlyList<GridAxis> Axes { get; init; } = [];
}
