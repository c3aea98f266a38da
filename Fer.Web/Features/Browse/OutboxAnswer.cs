namespace Fer.Web.Features.Browse;

/// <summary>What became of a label from the browser.</summary>
/// <param name="Key">Identity of the press.</param>
/// <param name="SampleId">The image.</param>
/// <param name="IsDone">Whether the browser may forget it: stored, or impossible to store. Otherwise it is sent again.</param>
/// <param name="Label">The image's class index now; -1 where it is unknown.</param>
/// <param name="Version">The image's version now; 0 where it is unknown.</param>
public sealed record OutboxAnswer(Guid Key, long SampleId, bool IsDone, int Label, int Version)
{
    /// <summary>Whether a person has to decide first; the browser keeps it until then.</summary>
    public bool IsConflict { get; init; }

    /// <summary>Whether the image or class is gone, so that it can never be stored.</summary>
    public bool IsRefused { get; init; }
}
