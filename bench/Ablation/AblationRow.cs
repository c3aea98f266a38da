namespace Fer.Bench.Ablation;

/// <summary>What one setting came to.</summary>
/// <param name="Setting">The axes' values.</param>
/// <param name="BestAccuracy">Highest validation accuracy of an epoch; 0 to 1.</param>
/// <param name="BestEpoch">That epoch.</param>
/// <param name="LastAccuracy">Validation accuracy of the last epoch; 0 to 1.</param>
/// <param name="LastMacroF1">Validation macro-F1 of the last epoch; 0 to 1.</param>
/// <param name="LastTrainAccuracy">Training accuracy of the last epoch, on images as augmented; 0 to 1.</param>
/// <param name="Seconds">Wall time of all epochs, validation and checkpoints included.</param>
/// <param name="ImagesPerSecond">Median of the epochs.</param>
/// <param name="Accuracies">Validation accuracy of each epoch; 0 to 1.</param>
internal sealed record AblationRow(
    string Setting, double BestAccuracy, int BestEpoch, double LastAccuracy, double LastMacroF1, double LastTrainAccuracy,
    double Seconds, double ImagesPerSecond, IReadOnlyList<double> Accuracies);
