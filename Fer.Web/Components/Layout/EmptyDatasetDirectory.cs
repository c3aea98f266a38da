namespace Fer.Web.Components.Layout;

/// <summary>No datasets: what the shell shows before a real directory is registered.</summary>
public sealed class EmptyDatasetDirectory : IDatasetDirectory
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public Task<IReadOnlyList<DatasetChoice>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<DatasetChoice>>([]);
}
