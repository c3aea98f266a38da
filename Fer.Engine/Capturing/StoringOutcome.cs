namespace Fer.Engine.Capturing;

/// <summary>What came of storing a face.</summary>
public enum StoringOutcome
{
    /// <summary>It is a new sample of the dataset, and waits for review.</summary>
    Stored,

    /// <summary>It had been stored and taken back; it is in again, under the label given now.</summary>
    StoredAgain,

    /// <summary>The dataset holds an image with the same pixels already; nothing was changed.</summary>
    AlreadyThere,
}
