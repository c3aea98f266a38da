namespace Fer.Web.Features.Predict;

/// <summary>A picture that the browser is to send.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Margin">Margin around each face; null where the whole picture is one face.</param>
public sealed record ReadJob(int Id, double? Margin);
