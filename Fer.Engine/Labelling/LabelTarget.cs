namespace Fer.Engine.Labelling;

/// <summary>An image that a table of labels can name.</summary>
/// <param name="Id">The sample.</param>
/// <param name="SourceId">Its source.</param>
/// <param name="Key">Its place there.</param>
/// <param name="Row">Its row there; null for files.</param>
/// <param name="Hash">Hash of its pixels.</param>
/// <param name="Label">Class index now.</param>
internal sealed record LabelTarget(long Id, int SourceId, string Key, int? Row, byte[] Hash, int Label);
