using System.Collections.Concurrent;
using Fer.Data;
using Fer.Data.Storage;
using Fer.Engine.Imaging;
using Fer.Engine.Splitting;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Storage;

/// <summary>
/// Checks everything in a data folder: SQLite's own structure, every image's pixels against their hash (SQLite does not notice a
/// flipped bit in an image), every label against its log, every split and every checkpoint file against its hash.
/// </summary>
public sealed class DataVerifier(DataFolder folder, IDbContextFactory<FerDbContext> contexts)
{
    private const int PageSize = 1000;

    private sealed record StoredImage(long Id, byte[] PixelHash, byte[]? Content);

    /// <summary>Runs all checks.</summary>
    /// <param name="progress">Told how many images are done; null for none.</param>
    /// <param name="ct">Stops.</param>
    public async Task<VerifyReport> VerifyAsync(IProgress<int>? progress, CancellationToken ct)
    {
        var findings = new List<Finding>();
        await CheckStructureAsync(findings, ct);
        var images = await CheckImagesAsync(findings, progress, ct);
        var events = await CheckLabelsAsync(findings, ct);
        var splits = await CheckSplitsAsync(findings, ct);
        var checkpoints = await new CheckpointCheck(folder, contexts).FindAsync(findings, ct);
        return new VerifyReport(images, events, splits, checkpoints, findings);
    }

    private async Task CheckStructureAsync(List<Finding> findings, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var problems = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(ct);
            findings.AddRange(problems.Where(problem => problem != "ok").Select(problem => new Finding(folder.Database, problem)));
            var orphans = await db.Database
                .SqlQueryRaw<string>("SELECT \"table\" || ' row ' || COALESCE(rowid, '?') || ' points to no row of ' || parent AS Value FROM pragma_foreign_key_check")
                .ToListAsync(ct);
            findings.AddRange(orphans.Select(orphan => new Finding(folder.Database, orphan)));
        }
    }

    private async Task<int> CheckImagesAsync(List<Finding> findings, IProgress<int>? progress, CancellationToken ct)
    {
        var checkedImages = 0;
        for (long after = 0; ;)
        {
            var page = await ReadImagesAsync(after, ct);
            if (page.Count == 0)
                return checkedImages;
            var wrong = new ConcurrentBag<(long Id, string Problem)>();
            Parallel.ForEach(page, new ParallelOptions { CancellationToken = ct }, image =>
            {
                if (FindProblem(image) is { } problem)
                    wrong.Add((image.Id, problem));
            });
            findings.AddRange(wrong.OrderBy(one => one.Id).Select(one => new Finding($"image {one.Id}", one.Problem)));
            after = page[^1].Id;
            checkedImages += page.Count;
            progress?.Report(checkedImages);
        }
    }

    private async Task<List<StoredImage>> ReadImagesAsync(long after, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            return await db.Samples.AsNoTracking().Where(sample => sample.Id > after).OrderBy(sample => sample.Id).Take(PageSize)
                .Select(sample => new StoredImage(sample.Id, sample.PixelHash, sample.Image == null ? null : sample.Image.Content)).ToListAsync(ct);
        }
    }

    private static string? FindProblem(StoredImage image)
    {
        if (image.Content is null)
            return "its bytes are missing";
        try
        {
            var hash = PixelHash.Compute(ImageDecoder.Decode(image.Content).Gray);
            return hash.AsSpan().SequenceEqual(image.PixelHash) ? null : "its pixels are not those that were imported";
        }
        catch (UndecodableImageException error)
        {
            return $"it cannot be decoded: {error.Message}";
        }
    }

    private async Task<int> CheckLabelsAsync(List<Finding> findings, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var wrong = await db.Database.SqlQueryRaw<long>(
                """
                SELECT Sample.Id AS Value FROM Sample
                LEFT JOIN (SELECT SampleId, "To", MAX(Id) FROM LabelEvent WHERE Aspect = 'Label' GROUP BY SampleId) AS Latest ON Latest.SampleId = Sample.Id
                WHERE Latest."To" IS NOT Sample.Label
                """).ToListAsync(ct);
            findings.AddRange(wrong.Select(id => new Finding($"image {id}", "its label is not the last one in its log")));
            await CheckMarksAsync(db, findings, ct);
            return await db.LabelEvents.CountAsync(ct);
        }
    }

    private static async Task CheckMarksAsync(FerDbContext db, List<Finding> findings, CancellationToken ct)
    {
        var marks = await db.Database.SqlQueryRaw<long>(
            """
            SELECT s.Id AS Value FROM Sample AS s
            WHERE s.IsReviewed <> COALESCE((SELECT "To" FROM LabelEvent AS e WHERE e.SampleId = s.Id AND e.Aspect = 'Reviewed' ORDER BY e.Id DESC LIMIT 1), 0)
               OR s.IsExcluded <> COALESCE((SELECT "To" FROM LabelEvent AS e WHERE e.SampleId = s.Id AND e.Aspect = 'Excluded' ORDER BY e.Id DESC LIMIT 1), 0)
            """).ToListAsync(ct);
        findings.AddRange(marks.Select(id => new Finding($"image {id}", "its review or exclusion is not the last one in its log")));
        var tags = await db.Database.SqlQueryRaw<long>(
            """
            WITH Logged AS (
                SELECT SampleId, TagId FROM (SELECT SampleId, TagId, "To", MAX(Id) FROM LabelEvent WHERE Aspect = 'Tag' GROUP BY SampleId, TagId) WHERE "To" = 1)
            SELECT DISTINCT SampleId AS Value FROM (
                SELECT * FROM (SELECT SampleId, TagId FROM Logged EXCEPT SELECT SampleId, TagId FROM SampleTag)
                UNION ALL
                SELECT * FROM (SELECT SampleId, TagId FROM SampleTag EXCEPT SELECT SampleId, TagId FROM Logged))
            """).ToListAsync(ct);
        findings.AddRange(tags.Select(id => new Finding($"image {id}", "its tags are not the last ones in its log")));
    }

    private async Task<int> CheckSplitsAsync(List<Finding> findings, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var splits = await db.Splits.AsNoTracking().Select(split => new { split.Id, split.Name, split.ContentHash }).ToListAsync(ct);
            foreach (var split in splits)
            {
                var rows = await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == split.Id).OrderBy(row => row.SampleId)
                    .Select(row => new SplitAssignment(row.SampleId, row.Part, row.Label)).ToListAsync(ct);
                if (!SplitContentHash.Compute(rows).AsSpan().SequenceEqual(split.ContentHash))
                    findings.Add(new Finding($"split {split.Name}", "its images are not divided or labelled as when it was made"));
            }
            return splits.Count;
        }
    }
}
