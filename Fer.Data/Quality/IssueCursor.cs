namespace Fer.Data.Quality;

/// <summary>Place in the review queue: the issue that was read last.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="Id">Its id.</param>
public sealed record IssueCursor(double Priority, long Id);
