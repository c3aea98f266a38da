using System.Globalization;
using Fer.Engine.Explanations;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Hosting.Explaining;

/// <summary>Makes maps in a child process, one at a time, since this process never loads libtorch.</summary>
internal sealed class Explanations(FerCommandRunner runner, KeptExplanations kept, ILogger<Explanations> log) : IExplanations, IDisposable
{
    private const string Wordless = "The process that explains ended without a word. The weights are safe; try again, and look into the log if it happens again.";

    private readonly SemaphoreSlim _gate = new(1);

    public Task<ExplainedSample> FindAsync(int runId, long sampleId, int? classIndex, CancellationToken ct) => kept.FindAsync(runId, sampleId, classIndex, ct);

    public async Task<ExplainedSample> ExplainAsync(int runId, long sampleId, int? classIndex, IReadOnlyList<long> upcoming, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (await kept.FindAsync(runId, sampleId, classIndex, ct) is { } known && (known.Explanation ?? (object?)known.Trouble) is not null)
                return known;
            var answer = await runner.RunAsync(Arguments(runId, sampleId, classIndex, upcoming), ct);
            if (answer.ExitCode == 0 && await kept.FindAsync(runId, sampleId, classIndex, ct) is { Explanation: not null } made)
                return made;
            log.LogWarning("Explaining image {SampleId} by run {RunId} ended with {ExitCode}: {Error}", sampleId, runId, answer.ExitCode, answer.Error);
            return new(sampleId, null, answer.Error.Length > 0 ? answer.Error : Wordless);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    internal static IEnumerable<string> Arguments(int runId, long sampleId, int? classIndex, IReadOnlyList<long> upcoming)
    {
        var samples = upcoming.Prepend(sampleId).Distinct().Take(Explainer.MostSamples).Select(id => id.ToString(CultureInfo.InvariantCulture));
        string[] arguments = ["explain", "--run", runId.ToString(CultureInfo.InvariantCulture), "--samples", string.Join(',', samples), "--json"];
        return classIndex is { } asked ? [.. arguments, "--class", asked.ToString(CultureInfo.InvariantCulture)] : arguments;
    }
}
