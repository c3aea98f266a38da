using Fer.Data;
using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Importing;

/// <summary>
/// Imports a source into a dataset. What was committed when an import is cancelled or killed stays; importing the same source
/// again adds what is missing and nothing twice. A source without a usable entry leaves nothing behind.
/// </summary>
public sealed class DatasetImporter(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Imports one source.</summary>
    /// <param name="request">What and whereto.</param>
    /// <param name="progress">Told a few times a second; null for none.</param>
    /// <param name="ct">Stops after the batch under way.</param>
    /// <exception cref="ImportException">The source cannot be used at all.</exception>
    public async Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        using var votes = request.VotesPath is { } path ? VotesTable.Open(path) : null;
        using var reader = SourceProbe.Open(request.Path);
        if (votes is not null && reader.Kind != ImportSourceKind.PixelTable)
            throw new ImportException($"{request.VotesPath}: votes are joined by row, so they need a pixel table such as fer2013.csv. Nothing was imported. Import the images without votes.");
        CheckFaces(request, reader.Kind);
        return await ImportAsync(request, reader, votes, progress, ct);
    }

    /// <summary>Imports what a reader reads.</summary>
    internal async Task<ImportReport> ImportAsync(
        ImportRequest request, IDatasetReader reader, VotesTable? votes, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var pace = new ImportPace(progress ?? new Progress<ImportProgress>(), clock);
        var tally = new ImportTally(request.Faces?.Choice);
        using var cutter = request.Faces is { } how ? new FaceCutter(how) : null;
        var target = new ImportTarget(request, reader, clock);
        var db = await contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var classes = await target.FindAsync(db, ct);
            await db.Database.OpenConnectionAsync(ct);
            using (var writer = new SampleWriter(target, request.Actor, clock, cutter is not null))
            {
                var seen = 0;
                await foreach (var chunk in new SamplePreparation(reader, classes, cutter).RunAsync(ct))
                {
                    await writer.AddAsync(db, target.Follow(chunk), tally, ct);
                    pace.Report(seen += chunk.Count, chunk.Fraction);
                }
                await writer.FlushAsync(db, tally, ct);
            }
            if (target.SourceId == 0)
                throw new ImportException(NothingUsable(request, tally));
            await ImportClosing.CompleteAsync(db, target.DatasetId, target.SourceId, tally, clock, ct);
            var joined = votes is null ? null : await VotesImport.JoinAsync(db, target.DatasetId, target.SourceId, votes, request.VotesPath ?? "", ct);
            var identical = await ImportClosing.CountIdenticalAsync(db, target.DatasetId, ct);
            pace.Report(tally.Done, 1, isLast: true);
            return Report(request, target, tally, identical, pace.Elapsed) with { Votes = joined };
        }
    }

    private static ImportReport Report(
        ImportRequest request, ImportTarget target, ImportTally tally, (int Groups, int Images) identical, TimeSpan elapsed) => new()
        {
            DatasetId = target.DatasetId,
            DatasetName = request.DatasetName.Trim(),
            SourceName = target.SourceName,
            Added = tally.Added,
            AlreadyPresent = tally.AlreadyPresent,
            Rejected = tally.Rejected,
            Rejections = [.. tally.Rejections.Take(ImportReport.ListedRejections)],
            UnknownClasses = tally.UnknownClasses,
            FollowedMerges = tally.FollowedMerges,
            IdenticalGroups = identical.Groups,
            IdenticalImages = identical.Images,
            Faces = tally.Faces,
            Elapsed = elapsed,
        };

    private static void CheckFaces(ImportRequest request, ImportSourceKind kind)
    {
        if (request.Faces is not { } how)
            return;
        if (kind == ImportSourceKind.PixelTable)
            throw new ImportException($"{request.Path} is a table of pixels, whose rows are faces already: there are no pictures to cut faces out of. Nothing was imported. Import it without looking for faces, or give a folder or a zip of photographs.");
        if (FaceAdvice.OnMargin(how) is { } wrong)
            throw new ImportException($"{wrong} Nothing was imported. Give another margin.");
    }

    private static string NothingUsable(ImportRequest request, ImportTally tally) => tally switch
    {
        { UnknownClasses: { Count: > 0 } unknown, Rejections: [var first, ..] } =>
            $"{request.Path}: none of its {tally.Rejected} entries can be used; the first, {first.Place}: {first.Reason}. {ClassAdvice.OnUnknown(unknown, request.DatasetName.Trim())} Nothing was imported. Name the folders after the dataset's classes, or add the classes to it first.",
        { Faces: { Found: 0, WithoutFace: > 0 }, Rejections: [var first, ..] } =>
            $"{request.Path}: none of its {tally.Rejected} entries can be used; the first, {first.Place}: {first.Reason}. Nothing was imported. Where the pictures are faces already, import them without looking for faces.",
        { Rejections: [var first, ..] } =>
            $"{request.Path}: none of its {tally.Rejected} entries can be used; the first, {first.Place}: {first.Reason}. Nothing was imported.",
        _ => $"{request.Path} holds no images. Nothing was imported. Give a fer2013.csv, or a folder or zip with a folder per class.",
    };
}
