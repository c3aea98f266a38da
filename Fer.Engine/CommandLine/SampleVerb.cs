using System.CommandLine;
using Fer.Engine.Importing;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer sample</c>: makes the built-in sample of drawn faces.</summary>
public sealed class SampleVerb : IVerb
{
    private readonly Option<string> _dataset = new("--dataset") { Description = "Name of the dataset to make.", HelpName = "NAME", Required = true };
    private readonly Option<int> _count = new("--count") { Description = "Faces to draw.", HelpName = "N", DefaultValueFactory = _ => SampleDatasetMaker.DefaultCount };
    private readonly Option<long> _seed = new("--seed") { Description = "The same seed gives the same faces.", HelpName = "S", DefaultValueFactory = _ => 1 };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("sample", "Make the built-in sample: faces drawn by code, with planted wrong labels and duplicates.") { _dataset, _count, _seed }, MakeAsync);

    private async Task<int> MakeAsync(VerbContext context, CancellationToken ct)
    {
        var count = context.Arguments.GetValue(_count);
        if (count is < SampleDatasetMaker.LeastCount or > SampleDatasetMaker.MostCount)
            throw new UsageException($"--count {count}: a sample has {SampleDatasetMaker.LeastCount} to {SampleDatasetMaker.MostCount} faces.");
        var importer = new DatasetImporter(context.Contexts, context.Clock);
        var report = await new SampleDatasetMaker(context.Contexts, importer, context.Clock).MakeAsync(
            context.Arguments.GetRequiredValue(_dataset), count, context.Arguments.GetValue(_seed), new ImportProgressLines(context.Output), ct);
        context.Output.Result(report, VerbJsonContext.Default.ImportReport, text => text.WriteLine(report.Added == 0
            ? $"Nothing new: {report.DatasetName} is there already, with {report.AlreadyPresent} faces drawn by code."
            : $"{report.Added} faces drawn by code, not photographed, are in {report.DatasetName}; {report.IdenticalImages} of them have an identical twin on purpose."));
        return ExitCode.Done;
    }
}
