namespace Fer.Web.Hosting.Training;

/// <summary>Says which devices can train here; a seam so that pages are tested without libtorch.</summary>
public interface IDeviceCatalog
{
    Task<DeviceList> ListAsync(CancellationToken ct);
}
