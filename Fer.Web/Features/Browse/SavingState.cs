namespace Fer.Web.Features.Browse;

/// <summary>Where the last label stands.</summary>
public enum SavingState
{
    None,
    Saving,
    Saved,

    /// <summary>It was not stored.</summary>
    Failed,
}
