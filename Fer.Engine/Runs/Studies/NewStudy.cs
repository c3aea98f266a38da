using Fer.Data.Runs;

namespace Fer.Engine.Runs.Studies;

/// <summary>What a person asks for when queueing a study.</summary>
public sealed record NewStudy
{
    /// <summary>Settings that all runs share.</summary>
    public required NewRun Base { get; init; }

    /// <summary>What differs between the runs.</summary>
    public required RunGroupKind Kind { get; init; }

    /// <summary>Name; null or blank makes one.</summary>
    public string? Name { get; init; }

    /// <summary>Numbers of epochs of an epoch study.</summary>
    public IReadOnlyList<int> Epochs { get; init; } = [];

    /// <summary>Whether an epoch study is one run that is scored on the way.</summary>
    public bool OneRun { get; init; }

    /// <summary>Seeds of a seed study.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [];

    /// <summary>Settings of a grid.</summary>
    public IReadOnlyList<GridAxis> Axes { get; init; } = [];
}
