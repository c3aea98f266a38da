using System.CommandLine;
using System.Globalization;
using Fer.Engine.Importing;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer import</c>: imports a pixel table, a folder or a zip.</summary>
public sealed class ImportVerb : IVerb
{
    private const int ShownRejections = 10;

    private readonly Argument<string> _path = new("PATH") { Description = "fer2013.csv, icml_face_data.csv, or a folder or zip with a folder per class, with or without train/test above." };
    private readonly Option<string> _dataset = new("--dataset") { Description = "Dataset to import into; made where there is none of this name.", HelpName = "NAME", Required = true };
    private readonly Option<string?> _votes = new("--votes") { Description = "FER+ votes (fer2013new.csv), joined by row.", HelpName = "FILE" };
    private readonly FaceOptions _faces = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("import", "Import images into a dataset.") { _path, _dataset, _votes };
        foreach (var option in _faces.All)
            command.Options.Add(option);
        return host.Handle(command, ImportAsync);
    }

    private async Task<int> ImportAsync(VerbContext context, CancellationToken ct)
    {
        var request = new ImportRequest
        {
            Path = context.Arguments.GetRequiredValue(_path),
            DatasetName = context.Arguments.GetRequiredValue(_dataset),
            VotesPath = context.Arguments.GetValue(_votes),
            Faces = _faces.Read(context.Arguments),
            Actor = Environment.UserName,
        };
        var report = await new DatasetImporter(context.Contexts, context.Clock).ImportAsync(request, new ImportProgressLines(context.Output), ct);
        context.Output.Result(report, VerbJsonContext.Default.ImportReport, text => Write(report, text));
        return ExitCode.Done;
    }

    private static void Write(ImportReport report, TextWriter text)
    {
        text.WriteLine(report is { Added: 0, Rejected: 0 }
            ? $"Nothing new: all {report.AlreadyPresent} images of {report.SourceName} are in {report.DatasetName} already."
            : $"{report.Added} images added to {report.DatasetName}, {report.AlreadyPresent} there before, {report.Rejected} rejected, in {report.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
        if (report.IdenticalGroups > 0)
            text.WriteLine($"{report.IdenticalImages} images have a twin with identical pixels ({report.IdenticalGroups} groups). See them with: fer quality --dataset \"{report.DatasetName}\"");
        if (report.Votes is { } votes)
            text.WriteLine($"Votes joined to {votes.Samples} images from {votes.Rows} rows.{(votes.Note is { } note ? " " + note : "")}");
        foreach (var advice in new[] { FaceAdvice.On(report), ClassAdvice.OnUnknown(report), ClassAdvice.OnMerged(report) }.OfType<string>())
            text.WriteLine(advice);
        foreach (var rejection in report.Rejections.Take(ShownRejections))
            text.WriteLine($"  {rejection.Place}: {rejection.Reason}{(rejection.Count > 1 ? $" ({rejection.Count} entries)" : "")}");
        if (report.Rejections.Count > ShownRejections)
            text.WriteLine($"  and {report.Rejected - report.Rejections.Take(ShownRejections).Sum(rejection => rejection.Count)} more");
    }
}
