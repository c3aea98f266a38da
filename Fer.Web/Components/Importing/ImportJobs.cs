using System.Collections.Concurrent;
using Fer.Engine.Importing;

namespace Fer.Web.Components.Importing;

/// <summary>
/// Runs imports beside the circuits: leaving a page does not stop one, and every page sees how far it is. One import at a
/// time fills a dataset.
/// </summary>
public sealed partial class ImportJobs(IImportWork work, IUploads uploads, ILogger<ImportJobs> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Guid, ImportJob> _jobs = new();
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _cancels = new();
    private readonly ConcurrentDictionary<Guid, Task> _tasks = new();
    private readonly Lock _starting = new();

    /// <summary>Raised on any thread when an import moved on.</summary>
    public event Action? Changed;

    /// <summary>All imports of this process that were not put away, the newest last.</summary>
    public IReadOnlyList<ImportJob> All => [.. _jobs.Values.OrderBy(job => job.Id)];

    public ImportJob? Find(Guid id) => _jobs.GetValueOrDefault(id);

    /// <summary>Starts an import; null where another one fills the same dataset.</summary>
    public ImportJob? Start(ImportOrder order)
    {
        var job = new ImportJob(Guid.CreateVersion7(), order, ImportState.Running);
        lock (_starting)
        {
            var isBusy = _jobs.Values.Any(other => other.State == ImportState.Running
                && string.Equals(other.Order.DatasetName.Trim(), order.DatasetName.Trim(), StringComparison.OrdinalIgnoreCase));
            if (isBusy)
                return null;
            _jobs[job.Id] = job;
        }
        var cancel = _cancels[job.Id] = new CancellationTokenSource();
        _tasks[job.Id] = Task.Run(() => RunAsync(job, cancel.Token), CancellationToken.None);
        Changed?.Invoke();
        return job;
    }

    /// <summary>Stops an import; what it has stored so far stays.</summary>
    public Task CancelAsync(Guid id) => _cancels.TryGetValue(id, out var cancel) ? cancel.CancelAsync() : Task.CompletedTask;

    /// <summary>Forgets an import that has ended.</summary>
    public void PutAway(Guid id)
    {
        if (Find(id) is { State: not ImportState.Running } && _jobs.TryRemove(id, out _))
            Changed?.Invoke();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var id in _tasks.Keys)
            await CancelAsync(id);
        await Task.WhenAll(_tasks.Values).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        foreach (var cancel in _cancels.Values)
            cancel.Dispose();
    }

    private async Task RunAsync(ImportJob job, CancellationToken ct)
    {
        var progress = new JobProgress(step => Update(job.Id, current => current with { Progress = step }));
        try
        {
            var report = await work.RunAsync(job.Order, progress, ct);
            Update(job.Id, current => current with { State = ImportState.Done, Report = report });
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Update(job.Id, current => current with { State = ImportState.Cancelled });
        }
        catch (ImportException refusal)
        {
            Update(job.Id, current => current with { State = ImportState.Failed, Failure = refusal.Message });
        }
        catch (Exception failure)
        {
            LogFailure(failure, job.Order.Title);
            Update(job.Id, current => current with
            {
                State = ImportState.Failed,
                Failure = "The import stopped because of an error. What it had stored is safe; the program's log has the details. Start it again: it goes on where it stopped.",
            });
        }
        finally
        {
            if (job.Order is SourceOrder source)
                source.Uploads.ToList().ForEach(uploads.Delete);
            _tasks.TryRemove(job.Id, out _);
            if (_cancels.TryRemove(job.Id, out var cancel))
                cancel.Dispose();
        }
    }

    private void Update(Guid id, Func<ImportJob, ImportJob> change)
    {
        if (Find(id) is { } job)
            _jobs[id] = change(job);
        Changed?.Invoke();
    }

    [LoggerMessage(LogLevel.Error, "{Import} failed")]
    private partial void LogFailure(Exception failure, string import);

    /// <summary>Reports on the importer's own thread, in order; <see cref="Progress{T}"/> would shuffle steps over the pool.</summary>
    private sealed class JobProgress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
