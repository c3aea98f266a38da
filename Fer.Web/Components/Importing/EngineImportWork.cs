using Fer.Engine.Importing;

namespace Fer.Web.Components.Importing;

/// <summary>The work as the engine does it.</summary>
internal sealed class EngineImportWork(DatasetImporter importer, SampleDatasetMaker sample) : IImportWork
{
    public Task<ImportReport> RunAsync(ImportOrder order, IProgress<ImportProgress> progress, CancellationToken ct) => order switch
    {
        SourceOrder source => importer.ImportAsync(
            new ImportRequest
            {
                Path = source.Path,
                DatasetName = source.DatasetName,
                SourceName = source.SourceName,
                VotesPath = source.VotesPath,
                Faces = source.Faces,
                Actor = order.Actor,
            },
            progress, ct),
        SampleOrder drawn => sample.MakeAsync(drawn.DatasetName, progress: progress, ct: ct),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };
}
