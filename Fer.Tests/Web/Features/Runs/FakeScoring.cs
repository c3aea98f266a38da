using Fer.Data.Splits;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Does in place of scoring what the test says.</summary>
public sealed class FakeScoring : IScoring
{
    public Func<int, SplitPart, string?, Task<string?>> Script { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    /// <summary>Token of the last call.</summary>
    public CancellationToken Token { get; private set; }

    /// <summary>Does in place of scoring the kept epochs what the test says.</summary>
    public Func<int, SplitPart, string?, Task<string?>> EpochsScript { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    public Task<string?> ScoreEpochsAsync(int runId, SplitPart part, string? reason, CancellationToken ct)
    {
        Token = ct;
        return EpochsScript(runId, part, reason);
    }

    public Task<string?> ScoreAsync(int runId, SplitPart part, string? reason, CancellationToken ct)
    {
        Token = ct;
        return Script(runId, part, reason);
    }
}
