using System.CommandLine;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Engine.Exchange;
using Fer.Engine.Export;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>The part of <c>fer export</c> that writes datasets.</summary>
internal sealed class DatasetExport
{
    private readonly Option<string?> _csv = new("--csv") { Description = "CSV file for the labels.", HelpName = "FILE" };
    private readonly Option<string?> _fer2013 = new("--fer2013") { Description = "CSV file in FER-2013's form; an imported table that was not relabelled comes out byte for byte.", HelpName = "FILE" };
    private readonly Option<string?> _folder = new("--folder") { Description = "Folder for part/class/file.", HelpName = "DIR" };
    private readonly Option<string?> _zip = new("--zip") { Description = "Zip for part/class/file.", HelpName = "FILE" };
    private readonly Option<LabelChoice> _labels = new("--labels") { Description = "The present labels, or those at import. The labels CSV has both.", HelpName = "now|original" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "Moment whose labels, marks and tags to write, such as 2026-11-24T15:30 (with --csv); without it, those of now.", HelpName = "MOMENT" };
    private readonly Option<string?> _split = new("--split") { Description = "Split whose parts take the place of the source's.", HelpName = "NAME" };
    private readonly Option<bool> _leaveOut = new("--leave-out-excluded") { Description = "Leave out images that are excluded." };
    private readonly Option<Fer2013Form?> _form = new("--form") { Description = "Form of the FER-2013 table; by default that of the source's name.", HelpName = "fer2013|icml" };
    private readonly Option<bool> _crLf = new("--crlf") { Description = "End the lines of the FER-2013 table with CR LF instead of LF." };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace a file that is there already; a folder must be new or empty." };

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_csv, _fer2013, _folder, _zip, _labels, _asOf, _split, _leaveOut, _form, _crLf, _overwrite];

    /// <summary>The targets that were given, by option.</summary>
    public IReadOnlyList<Option<string?>> Targets(ParseResult given) =>
        [.. new[] { _csv, _fer2013, _folder, _zip }.Where(option => given.GetValue(option) is not null)];

    /// <summary>Writes the dataset to the one target that was given.</summary>
    public async Task<ExportResult> WriteAsync(VerbContext context, string dataset, CancellationToken ct)
    {
        var given = context.Arguments;
        var target = Targets(given)[0];
        var moment = Moment(given, target);
        var path = Path.GetFullPath(given.GetValue(target)!);
        var order = await OrderAsync(context, await NamedDataset.FindAsync(context, dataset, ct), ct);
        var overwrite = given.GetValue(_overwrite);
        if (target == _csv)
            return new ExportResult(path, await WholeFile.WriteAsync(path, overwrite, stream => LabelExport.WriteAsync(context, order, moment, stream, ct)));

        var reader = new ExportReader(context.Contexts);
        var exporter = new DatasetExporter(reader);
        var progress = new ExportProgressLines(context.Output);
        if (await reader.PlanAsync(order, ct) is not { Ids.Length: > 0 } plan)
            throw new VerbException("No image is asked for. Nothing was written. Give another split, or leave --leave-out-excluded out.");
        if (target == _folder)
            return new ExportResult(path, await WholeFolder.WriteAsync(Path.TrimEndingDirectorySeparator(path), folder => exporter.WriteFolderAsync(plan, folder, progress, ct)));
        return new ExportResult(path, await WholeFile.WriteAsync(path, overwrite, stream => target == _zip
            ? exporter.WriteZipAsync(plan, stream, progress, ct)
            : exporter.WriteFer2013Async(plan, stream, given.GetValue(_form), given.GetValue(_crLf), progress, ct)));
    }

    private DateTimeOffset? Moment(ParseResult given, Option<string?> target)
    {
        if (given.GetValue(_asOf) is not { } text)
            return null;
        if (target != _csv)
            throw new UsageException("--as-of goes with --csv: only the labels are on record for every moment.");
        if (given.GetValue(_leaveOut))
            throw new UsageException("Leave out either --as-of or --leave-out-excluded: images are excluded as of now. The CSV says which were excluded at the moment.");
        return MomentText.TryParse(text, TimeZoneInfo.Local, out var moment)
            ? moment
            : throw new UsageException($"--as-of {text} is no moment. Give {MomentText.Expected}.");
    }

    private async Task<ExportOrder> OrderAsync(VerbContext context, int datasetId, CancellationToken ct) => new(new SampleFilter(datasetId))
    {
        UsesOriginalLabels = context.Arguments.GetValue(_labels) == LabelChoice.Original,
        LeavesOutExcluded = context.Arguments.GetValue(_leaveOut),
        SplitId = context.Arguments.GetValue(_split) is { } name ? await FindSplitAsync(context, datasetId, name, ct) : null,
    };

    private static async Task<int> FindSplitAsync(VerbContext context, int datasetId, string name, CancellationToken ct)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var splits = await db.Splits.AsNoTracking().Where(split => split.DatasetId == datasetId).OrderBy(split => split.Id)
            .Select(split => new { split.Id, split.Name }).ToListAsync(ct);
        if (splits.Find(split => split.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found)
            return found.Id;
        throw new VerbException(splits.Count == 0
            ? $"There is no split {name}: the dataset has none. Make one with fer split."
            : $"There is no split {name}. The dataset has: {string.Join(", ", splits.Select(split => split.Name))}.");
    }
}
