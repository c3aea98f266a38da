using System.Buffers;
using System.IO.Compression;
using System.Text;
using Fer.Engine.Export;
using Fer.Engine.Imaging;

namespace Fer.Engine.Exchange;

/// <summary>
/// Writes datasets in the forms that other programs read, as they are read from the database: nothing gathers in memory
/// or in a temporary file, and a slow receiver slows the reading down.
/// </summary>
public sealed class DatasetExporter(ExportReader reader)
{
    private const int ReportEvery = 500;

    /// <summary>Writes a FER-2013 table (<see cref="Fer2013Csv"/>). Images of another size than 48x48 are brought to it as for training.</summary>
    /// <param name="plan">The images.</param>
    /// <param name="target">Whereto; stays open.</param>
    /// <param name="form">Which of the two published tables; null for the one that the sources look like.</param>
    /// <param name="isCrLf">Whether lines end with CR LF instead of LF.</param>
    /// <param name="progress">Told now and then; null for none.</param>
    /// <param name="ct">Stops between two images.</param>
    /// <returns>Images written.</returns>
    /// <exception cref="ExportException">A stored image is damaged.</exception>
    public async Task<int> WriteFer2013Async(
        ExportPlan plan, Stream target, Fer2013Form? form, bool isCrLf, IProgress<ExportProgress>? progress, CancellationToken ct)
    {
        var csv = new Fer2013Csv(form ?? plan.Form, plan.HasUsage, isCrLf);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        csv.WriteHeader(buffer);
        await target.WriteAsync(buffer.WrittenMemory, ct);
        var done = 0;
        await foreach (var image in reader.ReadAsync(plan, ct))
        {
            buffer.ResetWrittenCount();
            csv.WriteRow(buffer, image.Label, Pixels(image), ExportParts.Usage(image));
            await target.WriteAsync(buffer.WrittenMemory, ct);
            Report(progress, ++done, plan);
        }
        progress?.Report(new ExportProgress(done, plan.Ids.Length));
        return done;
    }

    /// <summary>Writes a zip of <c>part/class/file</c> with the files as they are stored. The target need not be seekable.</summary>
    /// <returns>Images written.</returns>
    public async Task<int> WriteZipAsync(ExportPlan plan, Stream target, IProgress<ExportProgress>? progress, CancellationToken ct)
    {
        await using var gathering = new GatheringStream(target);
        int done;
        using (var archive = new ZipArchive(gathering, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            done = await PlaceAsync(plan, progress, async (place, content) =>
            {
                AddEntry(archive, place, content, plan.DatasetMadeAt);
                await gathering.DrainAsync(ct);
            }, ct);
        }
        await gathering.DrainAllAsync(ct);
        return done;
    }

    /// <summary>Writes <c>part/class/file</c> below a folder, replacing files of the same names.</summary>
    /// <returns>Images written.</returns>
    public Task<int> WriteFolderAsync(ExportPlan plan, string folder, IProgress<ExportProgress>? progress, CancellationToken ct) =>
        PlaceAsync(plan, progress, async (place, content) =>
        {
            var file = Path.Combine(folder, place);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, ct);
        }, ct);

    private async Task<int> PlaceAsync(ExportPlan plan, IProgress<ExportProgress>? progress, Func<string, byte[], Task> write, CancellationToken ct)
    {
        var tree = new ImageTree();
        var done = 0;
        await foreach (var image in reader.ReadAsync(plan, ct))
        {
            var place = tree.Place(ExportParts.Folder(image), plan.Classes[image.Label], ExportParts.FileName(image), image.MediaType, image.SampleId);
            await write(place, image.Content);
            Report(progress, ++done, plan);
        }
        progress?.Report(new ExportProgress(done, plan.Ids.Length));
        return done;
    }

    private static void AddEntry(ZipArchive archive, string place, byte[] content, DateTimeOffset time)
    {
        var entry = archive.CreateEntry(place, CompressionLevel.Fastest);
        entry.LastWriteTime = time;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Pixels(ExportImage image)
    {
        try
        {
            return FaceTensorImage.To48x48Gray(ImageDecoder.Decode(image.Content).Gray);
        }
        catch (UndecodableImageException damage)
        {
            throw new ExportException($"Image {image.SampleId} ({image.SourceKey}) is damaged in the database: {damage.Message}. The table was not written to its end. Run fer verify, and exclude or import the image anew.");
        }
    }

    private static void Report(IProgress<ExportProgress>? progress, int done, ExportPlan plan)
    {
        if (done % ReportEvery == 0)
            progress?.Report(new ExportProgress(done, plan.Ids.Length));
    }
}
