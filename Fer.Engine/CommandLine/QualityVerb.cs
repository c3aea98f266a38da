using System.CommandLine;
using Fer.Engine.Quality;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer quality</c>: lists exact duplicates, conflicting labels among them, and leaks between training and test.</summary>
public sealed class QualityVerb : IVerb
{
    private const int ShownIssues = 20;

    private readonly Option<string> _dataset = new("--dataset") { Description = "Dataset to check.", HelpName = "NAME", Required = true };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("quality", "Find identical images, contradicting labels and leaks between training and test.") { _dataset }, CheckAsync);

    private async Task<int> CheckAsync(VerbContext context, CancellationToken ct)
    {
        var datasetId = await NamedDataset.FindAsync(context, context.Arguments.GetRequiredValue(_dataset), ct);
        var summary = await new DuplicateReport(context.Contexts).MakeAsync(datasetId, ct);
        context.Output.Result(summary, VerbJsonContext.Default.DuplicateSummary, text => Write(summary, text));
        return ExitCode.Done;
    }

    private static void Write(DuplicateSummary summary, TextWriter text)
    {
        text.WriteLine($"{summary.Dataset}: {summary.Images} images, {summary.Groups} groups of identical images; {summary.ConflictingGroups} with contradicting labels, {summary.LeakingGroups} in both training and test.");
        foreach (var issue in summary.Issues.Take(ShownIssues))
        {
            var suggestion = issue.SuggestedClass is { } suggested ? $", its twins say {suggested}" : "";
            text.WriteLine($"  {issue.Kind}: {issue.Source} {issue.Key} ({issue.Class}){suggestion}");
        }
        if (summary.Issues.Count > ShownIssues)
            text.WriteLine($"  and {summary.Issues.Count - ShownIssues} more; --json lists them all");
    }
}
