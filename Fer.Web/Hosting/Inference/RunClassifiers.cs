using System.Collections.Concurrent;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Fer.Engine.Exchange;
using Fer.Engine.Inference;

namespace Fer.Web.Hosting.Inference;

/// <summary>Models of runs to predict with in this process; a run that has no export of its present weights is exported first, one at a time.</summary>
internal sealed class RunClassifiers(ModelExporter exports, IModelMaker maker, ClassifierCache cache, DataFolder folder, TimeProvider clock) : IDisposable
{
    /// <summary>How long a failed export is not tried again: each try is a process of its own.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<int, (string Failure, DateTimeOffset Until)> _failed = new();

    /// <summary>Why a run can have no model; null where it has weights.</summary>
    public Task<string?> RefusalAsync(int runId, CancellationToken ct) => exports.RefusalAsync(runId, ct);

    /// <summary>A run's model, to be disposed after use.</summary>
    /// <exception cref="ModelFileException">The run has no model, or it cannot be made or opened.</exception>
    public async Task<ClassifierLease> RentAsync(int runId, CancellationToken ct)
    {
        var export = await EnsureAsync(runId, ct);
        return cache.Rent(Path.Combine(folder.Path, export.Path), export.Sha256);
    }

    /// <summary>The export of a run's present weights, made where it is not there yet.</summary>
    /// <exception cref="ModelFileException">The run has no model, or it cannot be made.</exception>
    public async Task<ModelExport> EnsureAsync(int runId, CancellationToken ct)
    {
        if (await exports.FindAsync(runId, ct) is { } there)
            return there;
        // Asked here, so that a wrong number in many requests starts no process for each.
        if (await RefusalAsync(runId, ct) is { } refusal)
            throw new ModelFileException(refusal);
        await _gate.WaitAsync(ct);
        try
        {
            // Somebody may have made it while this request waited.
            if (await exports.FindAsync(runId, ct) is { } made)
                return made;
            if (_failed.TryGetValue(runId, out var last) && clock.GetUtcNow() < last.Until)
                throw new ModelFileException(last.Failure);
            if (await maker.ExportAsync(runId, ct) is { } failure)
            {
                _failed[runId] = (failure, clock.GetUtcNow() + Pause);
                throw new ModelFileException(failure);
            }

            return await exports.FindAsync(runId, ct) ?? throw new ModelFileException($"The weights of run {runId} changed while they were exported. Try again.");
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
