namespace Fer.Web.Hosting.Training;

/// <summary>Says which devices can train here; a seam so that pages are tested without libtorch.</summary>
public interface IDeviceCatalog
{
    /// <summary>Whether the machine shows any sign of a GPU; asked before a process is spent on listing the devices.</summary>
    bool MayHaveGpu { get; }

    Task<DeviceList> ListAsync(CancellationToken ct);
}
