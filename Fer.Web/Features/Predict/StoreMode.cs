using Fer.Data.Datasets;

namespace Fer.Web.Features.Predict;

/// <summary>How faces are stored from a page, and in which words.</summary>
/// <param name="Kind">Where the faces come from.</param>
/// <param name="Keys">Heading of the keys in the help.</param>
/// <param name="Face">The face that is meant, such as "the main face".</param>
/// <param name="Missing">What is said where there is no such face.</param>
/// <param name="IsOptIn">Whether it has to be switched on first.</param>
public sealed record StoreMode(ImportSourceKind Kind, string Keys, string Face, string Missing, bool IsOptIn)
{
    /// <summary>From the camera: a key could be pressed by chance while somebody is filmed, so that it is off at first.</summary>
    public static StoreMode Webcam { get; } = new(
        ImportSourceKind.Webcam, "Webcam", "the main face", "There is no face to store at this moment. Nothing was stored.", IsOptIn: true);

    /// <summary>From pictures that somebody chose.</summary>
    public static StoreMode Pictures { get; } = new(
        ImportSourceKind.Upload, "Storing a face", "the selected face", "No face is selected, so nothing was stored. Click one, or move to one with the arrow keys.", IsOptIn: false);
}
