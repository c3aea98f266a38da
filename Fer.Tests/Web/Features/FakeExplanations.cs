using Fer.Engine.Explanations;
using Fer.Web.Hosting.Explaining;

namespace Fer.Tests.Web.Features;

/// <summary>Answers in place of a process what the test says; at first nothing is known and nothing can be made.</summary>
internal sealed class FakeExplanations : IExplanations
{
    public Func<long, int?, Task<ExplainedSample>> Made { get; set; } = (id, _) => Task.FromResult(new ExplainedSample(id, null, "not in this test"));

    public Func<long, ExplainedSample> Kept { get; set; } = id => new ExplainedSample(id, null, null);

    /// <summary>Images, classes and what comes next of the calls so far.</summary>
    public List<(long Sample, int? Class, IReadOnlyList<long> Upcoming)> Asked { get; } = [];

    /// <summary>Token of the last call.</summary>
    public CancellationToken Token { get; private set; }

    public Task<ExplainedSample> FindAsync(int runId, long sampleId, int? classIndex, CancellationToken ct) => Task.FromResult(Kept(sampleId));

    public Task<ExplainedSample> ExplainAsync(int runId, long sampleId, int? classIndex, IReadOnlyList<long> upcoming, CancellationToken ct)
    {
        Asked.Add((sampleId, classIndex, upcoming));
        Token = ct;
        return Made(sampleId, classIndex);
    }
}
