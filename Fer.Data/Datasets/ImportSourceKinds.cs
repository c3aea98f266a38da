namespace Fer.Data.Datasets;

/// <summary>What the kinds of sources mean.</summary>
public static class ImportSourceKinds
{
    /// <summary>Kinds whose images were stored while a model was tried. A person chose them by that model's answers, so they are never tested with.</summary>
    public static IReadOnlyList<ImportSourceKind> FromUse { get; } = [ImportSourceKind.Webcam, ImportSourceKind.Upload];
}
