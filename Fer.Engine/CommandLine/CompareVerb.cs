using System.CommandLine;
using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Pairs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer compare</c>: puts runs side by side and tests pairs of them on the same images.</summary>
public sealed class CompareVerb : IVerb
{
    private readonly Option<string> _runs = new("--runs") { Description = "Two or more runs, separated by commas.", HelpName = "A,B", Required = true };
    private readonly Option<ScoredPart> _part = new("--part") { Description = "validation or test.", HelpName = "P", DefaultValueFactory = _ => ScoredPart.Validation };
    private readonly Option<string?> _reason = new("--reason") { Description = "Opens test results that nobody has looked at yet, for this reason; recorded.", HelpName = "TEXT" };

    private readonly Option<int?> _reference = new("--reference") { Description = "Run that each other is tested against; without it every pair of up to six runs, and beyond each against the best on validation.", HelpName = "ID" };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("compare", "Compare runs.") { _runs, _part, _reason, _reference }, CompareAsync);

    private async Task<int> CompareAsync(VerbContext context, CancellationToken ct)
    {
        var ids = Ids(context.Arguments.GetValue(_runs)!);
        var part = context.Arguments.GetValue(_part) == ScoredPart.Test ? SplitPart.Test : SplitPart.Validation;
        var service = context.Services.GetRequiredService<RunComparison>();
        var comparison = await service.CompareAsync(ids, part, ct);
        if (comparison.Runs.Count != ids.Count)
            throw new VerbException($"There is no run {ids.First(id => comparison.Runs.All(run => run.Run.Id != id))}. See fer runs.");
        if (await OpenAsync(context, comparison, ct))
            comparison = await service.CompareAsync(ids, part, ct);
        var pairs = (await context.Services.GetRequiredService<PairTests>().TestAsync(ids, Reference(context, ids), part, ct)).Pairs;
        var result = new CompareResult(part, [.. comparison.Runs.Select(run => new ComparedLine(run.Run.Id, run.Run.Name, run.Score))], comparison.Differences, pairs);
        context.Output.Result(result, RunVerbJsonContext.Default.CompareResult, text => Write(result, text));
        return ExitCode.Done;
    }

    /// <summary>Scores the runs that have no score on the part; a test part is opened only for a stated reason.</summary>
    private async Task<bool> OpenAsync(VerbContext context, Comparison comparison, CancellationToken ct)
    {
        var missing = comparison.Runs.Where(run => run.Score is null).Select(run => run.Run.Id).ToList();
        if (missing.Count == 0)
            return false;
        if (comparison.Part == SplitPart.Test)
        {
            var reason = context.Arguments.GetValue(_reason) is { Length: > 0 } text
                ? text
                : throw new UsageException($"Nobody has looked at the test result of run {missing[0]} yet. Say why you do: --reason TEXT. Each look is recorded.");
            foreach (var run in missing)
                await context.Services.GetRequiredService<Evaluator>().EnsureScorableAsync(run, ct);
            foreach (var run in missing)
                await context.Services.GetRequiredService<TestLedger>().RecordAsync(run, Environment.UserName, reason, ct);
        }

        foreach (var run in missing)
            await context.Services.GetRequiredService<Evaluator>().EvaluateAsync(run, comparison.Part, ct);
        return true;
    }

    private int? Reference(VerbContext context, List<int> ids) => context.Arguments.GetValue(_reference) is { } id && !ids.Contains(id)
        ? throw new UsageException($"Run {id} is not among the compared runs, so it cannot be their reference. Add it to --runs.")
        : context.Arguments.GetValue(_reference);

    private static List<int> Ids(string text)
    {
        var ids = new List<int>();
        foreach (var piece in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                throw new UsageException($"'{piece}' is no run id. Give ids separated by commas, such as --runs 3,5.");
            if (!ids.Contains(id))
                ids.Add(id);
        }

        return ids.Count >= 2 ? ids : throw new UsageException("Give at least two runs, such as --runs 3,5.");
    }

    private static void Write(CompareResult result, TextWriter text)
    {
        foreach (var run in result.Runs)
        {
            text.WriteLine(run.Score is { } score
                ? FormattableString.Invariant($"{run.Id}  {run.Name}: {score.Accuracy * 100:F1} % ({score.Low * 100:F1} to {score.High * 100:F1}), macro-F1 {score.MacroF1 * 100:F1} %, epoch {score.Epoch}, {score.Count} images")
                : $"{run.Id}  {run.Name}: not scored");
        }

        foreach (var setting in result.Differences)
            text.WriteLine($"{setting.Name}: {string.Join(" | ", setting.Values)}");
        foreach (var pair in result.Pairs)
            text.WriteLine(PairSentences.Describe(pair));
    }
}
