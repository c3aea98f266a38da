using Fer.Data;
using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Engine.Importing;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Labelling;

/// <summary>Takes over labels from a file: first as a preview, then, where somebody confirms it, as one act that can be taken back.</summary>
public sealed class LabelImporter(IDbContextFactory<FerDbContext> contexts, DatasetList datasets, LabelLog labels)
{
    /// <summary>Says what a file would change. Reads only; takes its time on the caller's thread.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="path">Where the file lies.</param>
    /// <param name="fileName">Its own name.</param>
    /// <param name="source">Source that rows and keys speak of; null for the one that the file or the dataset names.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <exception cref="ImportException">The file or the dataset cannot be used at all.</exception>
    public async Task<LabelImportPreview> PreviewAsync(int datasetId, string path, string fileName, string? source, CancellationToken ct)
    {
        using var table = LabelTable.Open(path, fileName);
        var vocabulary = await datasets.ReadClassesAsync(datasetId, ct);
        if (vocabulary.Count == 0)
            throw new ImportException($"There is no dataset {datasetId}. Nothing was changed.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var targets = await LabelTargets.ReadAsync(db, datasetId, table.Columns, source, ct);
        var classes = new LabelClasses(vocabulary);
        var tally = new LabelImportTally();
        foreach (var line in table.Read())
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                if (line.Fault is { } fault)
                    throw new LabelLineException(LabelLineKind.Faulty, fault);
                tally.Add(line, targets.Find(line), classes.Find(line), label => vocabulary[label].Name);
            }
            catch (LabelLineException error)
            {
                tally.Reject(line.Line, error.Kind, error.Message);
            }
        }
        return tally.ToPreview(datasetId, fileName);
    }

    /// <summary>Does what a preview says, as one act of kind <see cref="ActKind.LabelImport"/> with the file's name as its reason; nothing where one of the labels was changed since the preview.</summary>
    public Task<ActResult> ApplyAsync(LabelImportPreview preview, ActingCurator by, CancellationToken ct) => labels.ApplyAsync(
        new ActOrder(preview.Key, preview.DatasetId, ActKind.LabelImport, new SampleChange.SetLabels(preview.Changes) { Seen = preview.Seen }, by, preview.FileName), ct);
}
