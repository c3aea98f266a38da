using System.CommandLine;
using Fer.Engine.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer logs</c>: prints what a run did.</summary>
public sealed class LogsVerb : IVerb
{
    private const int DefaultLines = 50;

    private readonly Option<int> _run = new("--run") { Description = "Run whose log is printed.", HelpName = "ID", Required = true };
    private readonly Option<int> _lines = new("--lines") { Description = $"How many of the last lines; {DefaultLines} by default.", HelpName = "N", DefaultValueFactory = _ => DefaultLines };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("logs", "Print what a run did: start, epochs, warnings and how it ended.") { _run, _lines }, PrintAsync);

    private async Task<int> PrintAsync(VerbContext context, CancellationToken ct)
    {
        var run = context.Arguments.GetValue(_run);
        var count = context.Arguments.GetValue(_lines);
        if (count < 1)
            throw new UsageException("Print at least one line: --lines N, from 1.");
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        if (!await db.Runs.AnyAsync(row => row.Id == run, ct))
            throw new VerbException($"There is no run {run}. See fer runs.");
        var result = new LogsResult(run, await context.Services.GetRequiredService<RunLog>().TailAsync(run, count, ct));
        if (result.Lines.Count == 0)
            context.Output.Note($"Run {run} has no log: it has not started, or an older version of Fer trained it.");
        context.Output.Result(result, RunVerbJsonContext.Default.LogsResult, text =>
        {
            foreach (var line in result.Lines)
                text.WriteLine(line);
        });
        return ExitCode.Done;
    }
}
