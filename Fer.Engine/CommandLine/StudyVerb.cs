using System.CommandLine;
using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer study</c>: queues several runs that differ in one thing.</summary>
public sealed class StudyVerb : IVerb
{
    private readonly Option<RunGroupKind> _kind = new("--kind") { Description = "epochs, seeds or grid.", HelpName = "epochs|seeds|grid", Required = true };
    private readonly Option<string?> _each = new("--each") { Description = "Numbers of epochs of an epoch study, such as 10,25,50.", HelpName = "N,N" };
    private readonly Option<bool> _oneRun = new("--one-run") { Description = "Epoch study: one run to the most epochs that keeps its weights on the way." };
    private readonly Option<string?> _seeds = new("--seeds") { Description = "Seeds of a seed study, such as 1,2,3 or 1-5.", HelpName = "S,S" };
    private readonly Option<string[]> _vary = new("--vary")
    {
        Description = "Setting of a grid with its values, such as LearningRate=0.02,0.05; once for each setting.",
        HelpName = "SETTING=V,V",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly RunOptions _options = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("study", "Queue several runs that differ in their epochs, their seed or chosen settings.") { _kind, _each, _oneRun, _seeds, _vary };
        _options.AddTo(command);
        return host.Handle(command, QueueAsync);
    }

    private async Task<int> QueueAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        var asked = new NewStudy
        {
            Kind = given.GetValue(_kind),
            Epochs = [.. Numbers("--each", given.GetValue(_each)).Select(number => number <= int.MaxValue ? (int)number : int.MaxValue)],
            OneRun = given.GetValue(_oneRun),
            Seeds = Numbers("--seeds", given.GetValue(_seeds)),
            Axes = [.. (given.GetValue(_vary) ?? []).Select(Axis)],
            Base = await _options.ReadAsync(context, ct),
        };
        RefuseIdle(given, asked);
        var id = await context.Services.GetRequiredService<RunStudies>().CreateAsync(asked, ct);
        var result = await ResultAsync(context, id, ct);
        context.Output.Result(result, RunVerbJsonContext.Default.StudyResult, text => Write(result, text));
        return ExitCode.Done;
    }

    /// <summary>What would change nothing must not look as if it did: options of other kinds, and one value for what the runs differ in.</summary>
    private void RefuseIdle(ParseResult given, NewStudy asked)
    {
        var kind = asked.Kind.ToString().ToLowerInvariant();
        Option[] others = [.. asked.Kind == RunGroupKind.Epochs ? [] : (Option[])[_each, _oneRun], .. asked.Kind == RunGroupKind.Seeds ? [] : (Option[])[_seeds], .. asked.Kind == RunGroupKind.Grid ? [] : (Option[])[_vary]];
        if (GivenOptions.Names(given, others) is { Count: > 0 } idle)
            throw new UsageException($"--kind {kind} does not go together with {string.Join(", ", idle)}. Nothing was queued. Leave it out, or choose the other kind.");
        string[] varied = asked.Kind switch
        {
            RunGroupKind.Epochs => asked.OneRun ? [nameof(Hyperparameters.Epochs), nameof(Hyperparameters.KeptEpochs)] : [nameof(Hyperparameters.Epochs)],
            RunGroupKind.Seeds => [nameof(Hyperparameters.Seed)],
            _ => [.. asked.Axes.Select(axis => SettingText.Find(axis.Setting)).OfType<string>()],
        };
        if (varied.SelectMany(setting => _options.Recipe.Changing(given, setting)).ToList() is { Count: > 0 } fixedOnes)
            throw new UsageException($"{string.Join(", ", fixedOnes)} does not go together with --kind {kind}, in which the runs differ in just that. Nothing was queued. Leave it out.");
    }

    /// <summary>Whole numbers with commas between; <c>1-5</c> stands for those from 1 to 5.</summary>
    internal static IReadOnlyList<long> Numbers(string option, string? text)
    {
        List<long> numbers = [];
        foreach (var part in (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryRead(ends[0], out var first) || !TryRead(ends[^1], out var last) || last < first || last - first >= NewStudy.MostRuns)
                throw new UsageException($"{option}: '{part}' is no number and no range of at most {NewStudy.MostRuns} numbers. Write 1,2,3 or 1-5.");
            for (var number = first; number <= last; number++)
                numbers.Add(number);
        }

        return numbers;
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < long.MaxValue;

    private static GridAxis Axis(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 ? new GridAxis(parts[0].Trim(), parts[1].Split(',')) : throw new UsageException($"--vary {text}: write SETTING=VALUE,VALUE, such as LearningRate=0.02,0.05.");
    }

    private static async Task<StudyResult> ResultAsync(VerbContext context, int id, CancellationToken ct)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var group = await db.RunGroups.AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var runs = await db.Runs.AsNoTracking().Where(run => run.GroupId == id).OrderBy(run => run.Id).Select(run => new StudyLine(run.Id, run.Name)).ToListAsync(ct);
        return new StudyResult(id, group.Name, group.Kind, runs);
    }

    private static void Write(StudyResult result, TextWriter text)
    {
        text.WriteLine($"Study {result.GroupId} ({result.Name}): {result.Runs.Count} {(result.Runs.Count == 1 ? "run" : "runs")} queued.");
        foreach (var run in result.Runs)
            text.WriteLine($"{run.RunId}  {run.Name}");
        text.WriteLine("The application trains them in this order; fer train --run ID trains one here.");
    }
}
