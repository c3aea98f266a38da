namespace Fer.Web.Features.Api;

/// <summary>A field of an answer.</summary>
/// <param name="Name">Its name in the JSON, after those of the objects it lies in; <c>[]</c> marks a list.</param>
/// <param name="Meaning">What it holds.</param>
internal sealed record ApiField(string Name, string Meaning);
