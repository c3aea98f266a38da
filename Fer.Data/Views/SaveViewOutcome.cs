namespace Fer.Data.Views;

/// <summary>How saving or renaming a view ended.</summary>
public enum SaveViewOutcome
{
    /// <summary>It is on disk.</summary>
    Saved,

    /// <summary>Another view of the dataset has this name; nothing was written.</summary>
    NameTaken,

    /// <summary>The name is empty or longer than <see cref="SavedView.LongestName"/>; nothing was written.</summary>
    BadName,

    /// <summary>There is no such view, or no such dataset.</summary>
    Unknown,
}
