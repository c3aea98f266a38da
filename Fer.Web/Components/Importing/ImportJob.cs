using Fer.Engine.Importing;

namespace Fer.Web.Components.Importing;

/// <summary>An import as it stands at one moment.</summary>
public sealed record ImportJob(Guid Id, ImportOrder Order, ImportState State)
{
    public ImportProgress? Progress { get; init; }

    public ImportReport? Report { get; init; }

    /// <summary>Why it failed, in words for people.</summary>
    public string? Failure { get; init; }
}
