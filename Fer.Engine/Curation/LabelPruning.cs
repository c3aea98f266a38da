namespace Fer.Engine.Curation;

/// <summary>How label suspects are chosen once the noise is estimated (Northcutt, Jiang and Chuang 2021, section 3.2).</summary>
public enum LabelPruning
{
    /// <summary>For each pair of classes, as many images as the joint counts, by the margin between the two; cleanlab's default.</summary>
    PruneByNoiseRate,

    /// <summary>For each class, as many images as the joint counts off its diagonal, by lowest self-confidence.</summary>
    PruneByClass,

    /// <summary>Those that both name.</summary>
    Both,

    /// <summary>Those that were counted off the diagonal of the confident joint.</summary>
    ConfidentJointOffDiagonal,
}
