namespace Fer.Data.Ratings;

/// <summary>A round cannot be made or used as asked; nothing was stored. The message says why and what to do.</summary>
public sealed class RatingException(string message) : Exception(message);
