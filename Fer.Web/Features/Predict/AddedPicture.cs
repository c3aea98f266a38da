namespace Fer.Web.Features.Predict;

/// <summary>A picture that somebody chose, as the browser tells of it.</summary>
/// <param name="Id">Number that the browser gave it, from 1; each is given once.</param>
/// <param name="Name">Name of the file, or its end where it is long.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Address">Where this browser finds it.</param>
public sealed record AddedPicture(int Id, string Name, long Bytes, string Address);
