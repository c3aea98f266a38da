using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>A split that takes over another's parts with the labels of today, before it is stored.</summary>
/// <param name="Assignments">Every sample of the dataset once, by sample id.</param>
/// <param name="Relabelled">Train and validation images that get another label than in the base.</param>
/// <param name="KeptTestLabels">Test images whose label is another today; they keep that of the base, so that the test part stays the same.</param>
/// <param name="ExcludedSince">Train and validation images that somebody excluded since; they are left out now.</param>
/// <param name="ExcludedInTest">Test images that somebody excluded since; they stay, for the same reason.</param>
/// <param name="AddedSince">Images that came after the base was made; they are left out.</param>
public sealed record RefreshPlan(
    IReadOnlyList<SplitAssignment> Assignments, int Relabelled, int KeptTestLabels, int ExcludedSince, int ExcludedInTest, int AddedSince)
{
    /// <summary>Whether train or validation differ from the base at all.</summary>
    public bool ChangesLearning => Relabelled + ExcludedSince > 0;

    /// <summary>Plans it. Pure.</summary>
    /// <param name="basis">Rows of the base split.</param>
    /// <param name="today">All samples of the dataset as they are now.</param>
    /// <exception cref="SplitException">Nothing would be left to train or to validate on.</exception>
    public static RefreshPlan Make(IEnumerable<SplitAssignment> basis, IEnumerable<SplitCandidate> today)
    {
        var before = basis.ToDictionary(row => row.SampleId);
        var rows = new List<SplitAssignment>();
        var (relabelled, keptLabels, excluded, excludedInTest, added) = (0, 0, 0, 0, 0);
        foreach (var sample in today.OrderBy(sample => sample.SampleId))
        {
            var isKnown = before.TryGetValue(sample.SampleId, out var old);
            var part = isKnown ? old.Part : SplitPart.LeftOut;
            added += isKnown ? 0 : 1;
            if (part == SplitPart.Test)
            {
                keptLabels += old.Label == sample.Label ? 0 : 1;
                excludedInTest += sample.IsExcluded ? 1 : 0;
                rows.Add(old);
                continue;
            }

            if (part != SplitPart.LeftOut && sample.IsExcluded)
                (part, excluded) = (SplitPart.LeftOut, excluded + 1);
            else if (part != SplitPart.LeftOut && old.Label != sample.Label)
                relabelled++;
            rows.Add(new SplitAssignment(sample.SampleId, part, sample.Label));
        }

        if (!rows.Exists(row => row.Part == SplitPart.Train) || !rows.Exists(row => row.Part == SplitPart.Validation))
            throw new SplitException("So many images were excluded that the train or the validation part would be empty. Nothing was made. Include some again, or make a split anew.");
        return new RefreshPlan(rows, relabelled, keptLabels, excluded, excludedInTest, added);
    }
}
