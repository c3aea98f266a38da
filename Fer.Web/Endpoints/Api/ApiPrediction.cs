namespace Fer.Web.Endpoints.Api;

/// <summary>What a run says of images.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">Epoch of its weights, from 1.</param>
/// <param name="Classes">Names of the classes, in the order of the probabilities.</param>
/// <param name="Images">The images in the order they were sent.</param>
internal sealed record ApiPrediction(int RunId, int Epoch, IReadOnlyList<string> Classes, IReadOnlyList<ApiPredictedImage> Images);
