namespace Fer.Web.Features.Predict;

/// <summary>Where a picture on the page stands.</summary>
public enum PictureState
{
    /// <summary>It waits to be read, or is read just now.</summary>
    Waiting,

    /// <summary>It was read.</summary>
    Read,

    /// <summary>It cannot be read.</summary>
    Failed,

    /// <summary>Reading was cancelled before its turn.</summary>
    Unread,
}
