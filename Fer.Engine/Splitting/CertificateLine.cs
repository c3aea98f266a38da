namespace Fer.Engine.Splitting;

/// <summary>One statement of a certificate in words.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Holds">True where the parts are kept apart, false where they are not, null where it is no matter of that or is unknown.</param>
public sealed record CertificateLine(string Text, bool? Holds);
