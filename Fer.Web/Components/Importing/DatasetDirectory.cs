using Fer.Data.Datasets;
using Fer.Web.Components.Layout;

namespace Fer.Web.Components.Importing;

/// <summary>The datasets that the top bar offers: the newest first, and anew whenever an import has ended.</summary>
public sealed class DatasetDirectory : IDatasetDirectory, IDisposable
{
    private readonly DatasetList _datasets;
    private readonly ImportJobs _jobs;
    private int _ended;

    public DatasetDirectory(DatasetList datasets, ImportJobs jobs)
    {
        (_datasets, _jobs) = (datasets, jobs);
        _jobs.Changed += OnJobsChanged;
    }

    public event Action? Changed;

    public async Task<IReadOnlyList<DatasetChoice>> ListAsync(CancellationToken ct) =>
        [.. (await _datasets.ReadNamesAsync(ct)).Select(row => new DatasetChoice(row.Id, row.Name, row.IsDrawn))];

    public void Dispose() => _jobs.Changed -= OnJobsChanged;

    private void OnJobsChanged()
    {
        var ended = _jobs.All.Count(job => job.State != ImportState.Running);
        if (Interlocked.Exchange(ref _ended, ended) != ended)
            Changed?.Invoke();
    }
}
