using System.CommandLine;
using System.Globalization;
using Fer.Engine.Detection;
using Fer.Engine.Exchange;
using Fer.Engine.Export;
using Fer.Engine.Inference;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer predict</c>: says what a run's model sees in picture files.</summary>
public sealed class PredictVerb : IVerb
{
    private readonly Argument<string> _path = new("PATH") { Description = "A PNG or JPEG, or a folder of them; folders below it are read too." };
    private readonly Option<int> _run = new("--run") { Description = "Run whose model predicts; it is exported first where it has no export of its present weights.", HelpName = "ID", Required = true };
    private readonly Option<string?> _csv = new("--csv") { Description = "CSV file for a line a face, instead of the list.", HelpName = "FILE" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace a CSV file that is there already." };
    private readonly Option<bool> _detect = new("--detect-faces") { Description = "Find the faces in each picture; without it each is one face, cut out as the training images are." };
    private readonly Option<double?> _margin = new("--face-margin")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"What is added on each side of a face that is found, as a share of its box, 0 to {FaceCrop.LargestMargin}; {FaceCrop.UsualMargin} without it."),
        HelpName = "M",
    };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("predict", "Say what a run's model sees in picture files.") { _path, _run, _csv, _overwrite, _detect, _margin }, PredictAsync);

    private async Task<int> PredictAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        var margin = Margin(given);
        var csv = given.GetValue(_csv) is { } file ? Path.GetFullPath(file) : null;
        var overwrite = given.GetValue(_overwrite);
        if (overwrite && csv is null)
            throw new UsageException("--overwrite goes with --csv FILE.");
        var files = PictureFiles.Find(Path.GetFullPath(given.GetRequiredValue(_path)));
        var result = csv is null
            ? await PredictAsync(context, files, margin, null, ct)
            : await WholeFile.WriteAsync(csv, overwrite, stream => PredictAsync(context, files, margin, stream, ct)) with { File = csv };
        context.Output.Result(result, RunVerbJsonContext.Default.PredictResult, text => PredictText.Write(result, text));
        return result.Read == 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private double? Margin(ParseResult given) => (given.GetValue(_detect), given.GetValue(_margin)) switch
    {
        (false, not null) => throw new UsageException("--face-margin goes with --detect-faces: without it each picture is taken whole."),
        (false, null) => null,
        (true, null) => FaceCrop.UsualMargin,
        (true, >= 0 and <= FaceCrop.LargestMargin and var share) => share,
        _ => throw new UsageException($"--face-margin is a number from 0 to {FaceCrop.LargestMargin}."),
    };

    private async Task<PredictResult> PredictAsync(VerbContext context, PictureFiles files, double? margin, Stream? csv, CancellationToken ct)
    {
        var run = context.Arguments.GetValue(_run);
        using var classifier = await OpenAsync(context, run, ct);
        using var detector = new FaceDetector();
        var predicted = new FilePredictor(classifier, new PictureReader(detector), margin).Predict(files.Paths, ct);
        var progress = new ExportProgressLines(context.Output);
        var table = new PredictionCsv(classifier.Classes);
        await using var writer = csv is null ? TextWriter.Null : new StreamWriter(csv, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(table.Header.AsMemory(), ct);
        var result = new PredictResult(run, classifier.Epoch, classifier.Classes, 0, 0, 0, 0, files.PassedOver, null, []);
        List<PredictedLine> lines = [];
        foreach (var (index, file) in predicted.Index())
        {
            var isRead = file.Error is null;
            result = result with
            {
                Read = result.Read + (isRead ? 1 : 0),
                Unreadable = result.Unreadable + (isRead ? 0 : 1),
                Faces = result.Faces + file.Faces.Count,
                WithoutFace = result.WithoutFace + (isRead && file.Faces.Count == 0 ? 1 : 0),
            };
            if (csv is null || !isRead)
                lines.Add(PredictedLine.Of(files.Names[index], file, classifier.Classes));
            foreach (var line in table.Lines(files.Names[index], file))
                await writer.WriteLineAsync(line.AsMemory(), ct);
            progress.Report(new(index + 1, files.Names.Count));
        }

        return result with { Pictures = lines };
    }

    private static async Task<OnnxClassifier> OpenAsync(VerbContext context, int run, CancellationToken ct)
    {
        var exports = context.Services.GetRequiredService<ModelExporter>();
        var export = await exports.FindAsync(run, ct);
        if (export is null)
        {
            if (await exports.RefusalAsync(run, ct) is { } refusal)
                throw new VerbException(refusal);
            context.Output.Note($"Exporting the model of run {run} first, and checking it against the trained network.");
            export = await exports.ExportAsync(run, ct);
        }

        return OnnxClassifier.Open(Path.Combine(context.Folder.Path, export.Path));
    }
}
