using Fer.Data.Runs;
using Fer.Engine.Models;

namespace Fer.Engine.Training;

/// <summary>What a file to resume from says about itself.</summary>
/// <param name="Hyperparameters">Recipe of the run; another cannot go on from it.</param>
/// <param name="Architecture">Its network.</param>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="TrainCount">Number of training images.</param>
/// <param name="Counters">Where the run stood.</param>
/// <param name="OptimizerSteps">Steps that the optimiser has counted.</param>
/// <param name="Tensors">Weights, moving average and optimiser, in order.</param>
internal sealed record ResumeHeader(
    Hyperparameters Hyperparameters, ModelArchitecture Architecture, int ClassCount, int TrainCount, RunCounters Counters, long OptimizerSteps,
    IReadOnlyList<CheckpointTensor> Tensors) : ICheckpointHeader;
