namespace Fer.Web.Endpoints.Api;

/// <summary>A face that was found and what the run says of it.</summary>
/// <param name="Box">Where it is, without the margin.</param>
/// <param name="Score">How sure it is a face, 0 to 1.</param>
/// <param name="Top">Name of the most probable class.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Probabilities">Probabilities in the order of the classes; they add up to 1.</param>
internal sealed record ApiFace(ApiBox Box, float Score, string Top, float Probability, IReadOnlyList<float> Probabilities);
