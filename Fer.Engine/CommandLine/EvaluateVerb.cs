using System.CommandLine;
using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer evaluate</c>: scores a run's best weights on validation or training, or on test with a recorded reason.</summary>
public sealed class EvaluateVerb : IVerb
{
    private readonly Option<int> _run = new("--run") { Description = "Run to score.", HelpName = "ID", Required = true };
    private readonly Option<EvaluatedPart> _part = new("--part") { Description = "validation, test, or train for what it knows by heart.", HelpName = "P", Required = true };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why you look at the test part; recorded. Needed for test.", HelpName = "TEXT" };

    private readonly Option<bool> _milestones = new("--milestones") { Description = "Also score the epochs whose weights the run keeps and its last, where they have no score yet; with validation on the training part, too." };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("evaluate", "Score a run's best weights on a part of its split.") { _run, _part, _reason, _milestones }, EvaluateAsync);

    private async Task<int> EvaluateAsync(VerbContext context, CancellationToken ct)
    {
        var run = context.Arguments.GetValue(_run);
        var part = context.Arguments.GetValue(_part) switch
        {
            EvaluatedPart.Test => SplitPart.Test,
            EvaluatedPart.Train => SplitPart.Train,
            _ => SplitPart.Validation,
        };
        if (part == SplitPart.Train && context.Arguments.GetValue(_milestones))
            throw new UsageException("Kept epochs are scored on training together with validation: --part validation --milestones.");
        if (part == SplitPart.Test)
            await RecordLookAsync(context, run, ct);
        await context.Services.GetRequiredService<Evaluator>().EvaluateAsync(run, part, ct);
        var milestones = context.Arguments.GetValue(_milestones) ? await ScoreMilestonesAsync(context, run, part, ct) : null;
        var stored = await context.Services.GetRequiredService<EvaluationQueries>().FindAsync(run, part, ct)
            ?? throw new VerbException($"The score of run {run} is gone. Run the same command again.");
        var result = ToResult(stored, await LooksAsync(context, run, part, ct), milestones);
        context.Output.Result(result, RunVerbJsonContext.Default.EvaluateResult, text => Write(result, text));
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<MilestoneRow>> ScoreMilestonesAsync(VerbContext context, int run, SplitPart part, CancellationToken ct)
    {
        var milestones = context.Services.GetRequiredService<Milestones>();
        if (await milestones.ScoreEndedAsync(run, part, ct) == 0)
            context.Output.Note($"Run {run} keeps no epochs besides its best and its last. Name them before the training: --set keptEpochs=10,25,50.");
        return await milestones.ListAsync(run, part, ct);
    }

    private async Task RecordLookAsync(VerbContext context, int run, CancellationToken ct)
    {
        var reason = context.Arguments.GetValue(_reason);
        if (string.IsNullOrWhiteSpace(reason))
            throw new UsageException("The test part is for the last judgement, not for choices. Say why you look: --reason TEXT. Each look is recorded.");
        await context.Services.GetRequiredService<Evaluator>().EnsureScorableAsync(run, ct);
        await context.Services.GetRequiredService<TestLedger>().RecordAsync(run, Environment.UserName, reason, ct);
    }

    private static async Task<int?> LooksAsync(VerbContext context, int run, SplitPart part, CancellationToken ct)
    {
        if (part != SplitPart.Test)
            return null;
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var split = await db.Runs.Where(row => row.Id == run).Select(row => row.SplitId).SingleAsync(ct);
        return (await context.Services.GetRequiredService<TestLedger>().OfSplitAsync(split, ct)).Count;
    }

    private static EvaluateResult ToResult(EvaluationResult stored, int? looks, IReadOnlyList<MilestoneRow>? milestones) => new(
        stored.RunId, stored.Part, stored.Epoch, stored.Matrix.Total, stored.Accuracy, stored.Interval.Low, stored.Interval.High,
        stored.MacroF1, stored.LogLoss,
        [.. stored.Matrix.Classes.Select(figures => new ClassLine(stored.Classes[figures.Class].Name, figures.Precision, figures.Recall, figures.F1, figures.Support))],
        [.. Enumerable.Range(0, stored.Matrix.ClassCount).Select(IReadOnlyList<int> (actual) =>
            [.. Enumerable.Range(0, stored.Matrix.ClassCount).Select(predicted => stored.Matrix[actual, predicted])])],
        looks, milestones);

    private static void Write(EvaluateResult result, TextWriter text)
    {
        var culture = CultureInfo.InvariantCulture;
        text.WriteLine(string.Create(culture, $"Run {result.RunId}, epoch {result.Epoch}, {result.Part.ToString().ToLowerInvariant()} part, {result.Count} images"));
        text.WriteLine(string.Create(culture, $"accuracy {result.Accuracy * 100:F1} % (95 % interval {result.AccuracyLow * 100:F1} to {result.AccuracyHigh * 100:F1}), macro-F1 {result.MacroF1 * 100:F1} %, log loss {result.LogLoss:F3}"));
        if (result.TestLooks is { } looks)
            text.WriteLine($"The images of this test part have been looked at {looks} {(looks == 1 ? "time" : "times")}.");
        foreach (var row in result.Milestones ?? [])
            text.WriteLine(string.Create(culture, $"after epoch {row.Epoch}: accuracy {row.Accuracy * 100:F1} % (95 % interval {row.AccuracyLow * 100:F1} to {row.AccuracyHigh * 100:F1}), macro-F1 {row.MacroF1 * 100:F1} %"));
        text.WriteLine();
        text.WriteLine($"{"class",-12}{"precision",10}{"recall",10}{"F1",10}{"images",10}");
        foreach (var line in result.Classes)
            text.WriteLine(string.Create(culture, $"{line.Name,-12}{line.Precision * 100,10:F1}{line.Recall * 100,10:F1}{line.F1 * 100,10:F1}{line.Support,10}"));
        text.WriteLine();
        text.WriteLine($"{"actual",-12}{string.Concat(result.Classes.Select(line => line.Name[..Math.Min(8, line.Name.Length)].PadLeft(10)))}");
        for (var row = 0; row < result.Confusion.Count; row++)
            text.WriteLine($"{result.Classes[row].Name,-12}{string.Concat(result.Confusion[row].Select(count => count.ToString(culture).PadLeft(10)))}");
    }
}
