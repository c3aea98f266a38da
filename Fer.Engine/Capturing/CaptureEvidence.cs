namespace Fer.Engine.Capturing;

/// <summary>What the model said about a face when it was stored, as it is kept with the issue.</summary>
/// <param name="RunId">Run of the model.</param>
/// <param name="TopClass">Most probable class by index; null where the model's answer is unknown.</param>
/// <param name="TopShare">Its probability, 0 to 1; null where the model's answer is unknown.</param>
/// <param name="Probabilities">Probability of each class by index, 0 to 1.</param>
internal sealed record CaptureEvidence(int RunId, int? TopClass, double? TopShare, IReadOnlyList<double> Probabilities)
{
    public static CaptureEvidence Of(CapturedFace face)
    {
        if (face.Probabilities.Count == 0)
            return new CaptureEvidence(face.RunId, null, null, []);
        var top = face.Probabilities.Index().MaxBy(row => row.Item);
        return new CaptureEvidence(face.RunId, top.Index, top.Item, face.Probabilities);
    }
}
