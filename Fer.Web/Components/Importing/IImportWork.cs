using Fer.Engine.Importing;

namespace Fer.Web.Components.Importing;

/// <summary>Does the work of an order; tests put their own in its place.</summary>
public interface IImportWork
{
    /// <exception cref="ImportException">It cannot be done at all.</exception>
    Task<ImportReport> RunAsync(ImportOrder order, IProgress<ImportProgress> progress, CancellationToken ct);
}
