using Fer.Data.Splits;
using Fer.Engine.Evaluations.Details;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Runs;

namespace Fer.Web.Features.Report;

/// <summary>Gathers what the report of a run tells.</summary>
public sealed class RunReports(RunQueries runs, ReportFacts facts, EvaluationDetails scores, RunChecks checks, TimeProvider clock)
{
    /// <summary>The report; null where there is no such run. Test results are in it only where a look is on record.</summary>
    public async Task<RunReport?> ReadAsync(int runId, CancellationToken ct)
    {
        if (await runs.FindAsync(runId, ct) is not { } detail || await checks.ReadAsync(runId, ct) is not { } found)
            return null;
        var validation = await scores.ReadAsync(runId, SplitPart.Validation, ct);
        var (split, looks) = await facts.OfSplitAsync(detail.Run.SplitId, ct);
        return new RunReport(
            detail,
            split,
            ReportFacts.VerdictOf(detail, split),
            found,
            validation,
            looks.IsOpenFor(runId) ? await scores.ReadAsync(runId, SplitPart.Test, ct) : null,
            await facts.KeptAsync(runId, ct),
            looks,
            clock.GetLocalNow());
    }
}
