using Fer.Data.Splits;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Does in place of scoring what the test says.</summary>
public sealed class FakeScoring : IScoring
{
    public Func<int, SplitPart, string?, Task<string?>> Script { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    public Task<string?> ScoreAsync(int runId, SplitPart part, string? reason, CancellationToken ct) => Script(runId, part, reason);
}
