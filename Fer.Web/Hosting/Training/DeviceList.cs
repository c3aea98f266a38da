using Fer.Engine.Training;

namespace Fer.Web.Hosting.Training;

/// <summary>Devices that the form offers, and a note where they could not be listed.</summary>
public sealed record DeviceList(IReadOnlyList<ComputeDevice> Devices, string? Note);
