using Fer.Engine.Importing;

namespace Fer.Web.Components.Importing;

/// <summary>Imports a table, folder or zip.</summary>
/// <param name="DatasetName">The dataset.</param>
/// <param name="Path">Where the source lies on this machine.</param>
/// <param name="SourceName">Its name; null for that of the file.</param>
/// <param name="VotesPath">FER+ votes, or null.</param>
/// <param name="Uploads">Uploads that are deleted once the import has ended.</param>
public sealed record SourceOrder(
    string DatasetName, string Path, string? SourceName, string? VotesPath, IReadOnlyList<Guid> Uploads) : ImportOrder(DatasetName)
{
    /// <summary>How faces are cut out of photographs; null where each picture is a face already.</summary>
    public FaceCutting? Faces { get; init; }

    public override string Title =>
        $"{(Faces is null ? "Importing" : "Cutting faces out of")} {SourceName ?? System.IO.Path.GetFileName(Path.TrimEnd('/'))} into {DatasetName}";
}
