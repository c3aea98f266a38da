using Fer.Data.Runs;

namespace Fer.Engine.Evaluations;

/// <summary>Weights that a run kept of one epoch.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="Kind">What the file was kept as.</param>
/// <param name="Path">File within the data folder.</param>
internal sealed record KeptEpoch(int Epoch, CheckpointKind Kind, string Path)
{
    /// <summary>
    /// The epochs by which a study shows how much training is enough: those that the run was asked to keep and its last, which is the end of every such
    /// study. None where no epoch was asked for. Others are kept for going back only, as many as the settings say.
    /// </summary>
    public static IReadOnlyList<KeptEpoch> OfStudy(Hyperparameters settings, IReadOnlyCollection<KeptEpoch> kept)
    {
        var asked = KeptEpochs.Parse(settings.KeptEpochs);
        if (asked.Count == 0)
            return [];
        var wanted = kept.Where(epoch => epoch.Kind == CheckpointKind.Last || (epoch.Kind == CheckpointKind.Epoch && asked.Contains(epoch.Epoch)));
        return [.. wanted.OrderBy(epoch => epoch.Epoch).ThenByDescending(epoch => epoch.Kind).DistinctBy(epoch => epoch.Epoch)];
    }
}
