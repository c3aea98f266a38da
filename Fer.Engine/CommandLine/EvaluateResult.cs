using Fer.Data.Splits;
using Fer.Engine.Evaluations;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer evaluate</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Part">Part that was scored.</param>
/// <param name="Epoch">Epoch of the weights, from 1.</param>
/// <param name="Count">Images scored.</param>
/// <param name="Accuracy">0 to 1.</param>
/// <param name="AccuracyLow">Lower end of its 95 % interval.</param>
/// <param name="AccuracyHigh">Upper end.</param>
/// <param name="MacroF1">0 to 1.</param>
/// <param name="LogLoss">In nats.</param>
/// <param name="Classes">Figures of each class.</param>
/// <param name="Confusion">Rows actual, columns predicted.</param>
/// <param name="TestLooks">Looks at this split's test part so far; null for validation.</param>
/// <param name="Milestones">Scores of the kept epochs on the same part; null where they were not asked for.</param>
public sealed record EvaluateResult(
    int RunId,
    SplitPart Part,
    int Epoch,
    int Count,
    double Accuracy,
    double AccuracyLow,
    double AccuracyHigh,
    double MacroF1,
    double LogLoss,
    IReadOnlyList<ClassLine> Classes,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    int? TestLooks,
    IReadOnlyList<MilestoneRow>? Milestones);
