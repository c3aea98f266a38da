namespace Fer.Engine.Detection;

/// <summary>A face of a picture, in the form in which the networks see faces.</summary>
/// <param name="Box">Where it was found; null where the whole picture was taken as one face.</param>
/// <param name="Pixels">48 x 48 gray values, row by row, 0 to 255.</param>
public sealed record ReadFace(FaceBox? Box, byte[] Pixels);
