namespace Fer.Web.Components.Layout;

/// <summary>The datasets that the top bar offers.</summary>
public interface IDatasetDirectory
{
    /// <summary>Raised, on any thread, when a dataset was added, renamed or deleted.</summary>
    event Action? Changed;

    /// <summary>All datasets, the most recently changed first; the first is taken where the address names none.</summary>
    Task<IReadOnlyList<DatasetChoice>> ListAsync(CancellationToken ct);
}
