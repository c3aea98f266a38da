namespace Fer.Web.Endpoints.Api;

/// <summary>A run's weights scored on one part of its split. A score on test is listed only where a look at it is on record.</summary>
/// <param name="Id">Key.</param>
/// <param name="RunId">The run.</param>
/// <param name="Part">Train, Validation or Test.</param>
/// <param name="Epoch">Epoch of the weights, from 1.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Images">Images scored.</param>
/// <param name="Accuracy">Share of right predictions, 0 to 1.</param>
/// <param name="AccuracyLow">Lower end of its 95 % interval.</param>
/// <param name="AccuracyHigh">Upper end of its 95 % interval.</param>
/// <param name="MacroF1">Unweighted mean F1 over the classes, 0 to 1.</param>
/// <param name="LogLoss">Mean negative log probability of the label, in nats.</param>
/// <param name="Confusion">Images by actual class (rows) and predicted class (columns), in the order of the dataset's classes.</param>
internal sealed record ApiEvaluation(
    int Id, int RunId, string Part, int Epoch, DateTimeOffset CreatedAt, int Images, double Accuracy, double AccuracyLow, double AccuracyHigh,
    double MacroF1, double LogLoss, IReadOnlyList<int[]> Confusion);
