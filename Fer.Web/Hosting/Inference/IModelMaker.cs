namespace Fer.Web.Hosting.Inference;

/// <summary>Exports runs; a seam so that requests are tested without libtorch.</summary>
public interface IModelMaker
{
    /// <summary>Exports a run's weights into the data folder.</summary>
    /// <returns>Null where it worked, else what happened and what to do.</returns>
    Task<string?> ExportAsync(int runId, CancellationToken ct);
}
