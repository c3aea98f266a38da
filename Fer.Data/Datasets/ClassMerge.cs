namespace Fer.Data.Datasets;

/// <summary>The act that merged a class into another and stands.</summary>
/// <param name="ActId">The act; taking it back puts the class into use again.</param>
/// <param name="IntoIndex">Class that took its images.</param>
/// <param name="Actor">Who merged it.</param>
/// <param name="At">When.</param>
/// <param name="SampleCount">Images that it changed.</param>
public sealed record ClassMerge(long ActId, int IntoIndex, string Actor, DateTimeOffset At, int SampleCount);
