using Fer.Data.Datasets;
using Fer.Engine.Runs.Views;

namespace Fer.Web.Features.Predict;

/// <summary>A model that is asked about faces.</summary>
/// <param name="Run">The run that trained it.</param>
/// <param name="Classes">Its classes by index.</param>
public sealed record ChosenModel(UsableModel Run, IReadOnlyList<ClassCount> Classes)
{
    /// <summary>What it answered about a face; null where it was not asked yet.</summary>
    public IReadOnlyList<double>? SharesOf(BoardFace face) => face.Answers.GetValueOrDefault(Run.RunId);

    /// <summary>The most probable class of a face; null where the model was not asked yet.</summary>
    public FaceWord? WordOf(BoardFace face)
    {
        if (SharesOf(face) is not { Count: > 0 } shares)
            return null;
        var (index, share) = shares.Index().MaxBy(row => row.Item);
        var known = Classes.FirstOrDefault(row => row.Index == index);
        return new(index, known?.Name ?? $"Class {index}", known?.ColourSlot ?? index + 1, share);
    }

    /// <summary>Whether this model and another name two classes for a face.</summary>
    public bool Contradicts(ChosenModel? other, BoardFace face) =>
        WordOf(face) is { } one && other?.WordOf(face) is { } two && !string.Equals(one.Name, two.Name, StringComparison.OrdinalIgnoreCase);
}
