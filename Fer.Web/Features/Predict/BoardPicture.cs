namespace Fer.Web.Features.Predict;

/// <summary>A picture on the page of pictures.</summary>
/// <param name="Id">Its number, which no other picture of the page ever has.</param>
/// <param name="Name">Name of its file.</param>
/// <param name="Address">Where this browser, and no other, finds it.</param>
public sealed record BoardPicture(int Id, string Name, string Address)
{
    /// <summary>Where it stands.</summary>
    public PictureState State { get; init; }

    /// <summary>A sentence on why it cannot be read.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it is taken as one face though faces are looked for in the others.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Margin it was read with; null where it was taken as one face.</summary>
    public double? ReadWith { get; init; }

    /// <summary>Width in pixels, upright; 0 before it was read.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>Its faces, the surest first.</summary>
    public IReadOnlyList<BoardFace> Faces { get; init; } = [];

    /// <summary>Whether there is something to show; while it is read again, what was read before.</summary>
    public bool IsShown => Width > 0 && State is PictureState.Read or PictureState.Waiting;
}
