namespace Fer.Web.Endpoints.Api;

/// <summary>One image: what the run says of it, or why it could not be read. Each counts as one face, cut out as the training images are.</summary>
/// <param name="Name">Name of the file as it was sent; <c>image</c> where a request holds one alone.</param>
/// <param name="Top">Name of the most probable class.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Probabilities">Probabilities in the order of the classes; they add up to 1.</param>
/// <param name="Error">Why it could not be read; the other images are not touched by it.</param>
internal sealed record ApiPredictedImage(string Name, string? Top, double? Probability, IReadOnlyList<float>? Probabilities, string? Error);
