using System.Globalization;
using Fer.Data.Splits;

namespace Fer.Web.Hosting.Training;

/// <summary>Scores runs in a child process, one at a time.</summary>
internal sealed class Scoring(FerCommandRunner runner, ILogger<Scoring> log) : IScoring, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public Task<string?> ScoreAsync(int runId, SplitPart part, string? reason, CancellationToken ct) => RunAsync(runId, Arguments(runId, part, reason), ct);

    public Task<string?> ScoreEpochsAsync(int runId, SplitPart part, string? reason, CancellationToken ct) =>
        RunAsync(runId, Arguments(runId, part, reason, isWithEpochs: true), ct);

    public void Dispose() => _gate.Dispose();

    private async Task<string?> RunAsync(int runId, IEnumerable<string> arguments, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var answer = await runner.RunAsync(arguments, ct);
            if (answer.ExitCode == 0)
                return null;
            log.LogWarning("Scoring run {RunId} ended with {ExitCode}: {Error}", runId, answer.ExitCode, answer.Error);
            return answer.Error.Length > 0 ? answer.Error : "The scoring process ended without a word. The weights are safe; try again, and look into the log if it happens again.";
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The verb. The reason is one word with its option, so that a reason such as <c>--json</c> is not taken for another option.</summary>
    internal static IEnumerable<string> Arguments(int runId, SplitPart part, string? reason, bool isWithEpochs = false)
    {
        string[] arguments = ["evaluate", "--run", runId.ToString(CultureInfo.InvariantCulture), "--part", part.ToString().ToLowerInvariant(), .. isWithEpochs ? ["--milestones"] : Array.Empty<string>()];
        return reason is null ? arguments : [.. arguments, $"--reason={reason}"];
    }
}
