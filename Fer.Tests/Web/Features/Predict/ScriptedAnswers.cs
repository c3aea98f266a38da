using Fer.Engine.Inference;
using Fer.Web.Features.Predict;

namespace Fer.Tests.Web.Features.Predict;

/// <summary>Models that say of every face what a test wants.</summary>
internal sealed class ScriptedAnswers : IFaceAnswers
{
    /// <summary>Class that a run names, by run; others name class 3.</summary>
    public Dictionary<int, int> Words { get; } = [];

    /// <summary>Why every model is refused; null where none is.</summary>
    public string? Refusal { get; set; }

    /// <summary>What an answer waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<IReadOnlyList<IReadOnlyList<double>>> AskAsync(int runId, IReadOnlyList<byte[]> faces, CancellationToken ct)
    {
        await Gate.WaitAsync(ct);
        if (Refusal is not null)
            throw new ModelFileException(Refusal);
        var word = Words.GetValueOrDefault(runId, 3);
        IReadOnlyList<double> shares = [.. Enumerable.Range(0, 7).Select(index => index == word ? 0.94 : 0.01)];
        return [.. faces.Select(_ => shares)];
    }
}
