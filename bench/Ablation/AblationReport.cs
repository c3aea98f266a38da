using System.Globalization;
using System.Text;

namespace Fer.Bench.Ablation;

/// <summary>An ablation.</summary>
/// <param name="Machine">Processor, threads, memory and load when it began.</param>
/// <param name="Dataset">Dataset.</param>
/// <param name="Split">Split.</param>
/// <param name="Preset">Preset that the settings change.</param>
/// <param name="Epochs">Epochs of each setting.</param>
/// <param name="TrainImages">Images of the training part.</param>
/// <param name="ValidationImages">Images of the validation part.</param>
/// <param name="Rows">One a setting, in the order of the axes.</param>
internal sealed record AblationReport(
    string Machine, string Dataset, string Split, string Preset, int Epochs, int TrainImages, int ValidationImages, IReadOnlyList<AblationRow> Rows)
{
    public string ToText()
    {
        var width = Math.Max(7, Rows.Max(row => row.Setting.Length));
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{Preset} on {Dataset}, split {Split}: {TrainImages} training images, {ValidationImages} validation images; {Machine}")
            .AppendLine(CultureInfo.InvariantCulture, $"{"setting".PadRight(width)}  best %  epoch  last %  F1 %  train %  seconds  images/s");
        foreach (var row in Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{row.Setting.PadRight(width)}  {100 * row.BestAccuracy,6:0.00}  {row.BestEpoch,5}  {100 * row.LastAccuracy,6:0.00}  {100 * row.LastMacroF1,4:0.0}  {100 * row.LastTrainAccuracy,7:0.0}  {row.Seconds,7:0}  {row.ImagesPerSecond,8:0}");
        }

        return text.ToString().TrimEnd();
    }
}
