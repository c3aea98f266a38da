namespace Fer.Data.Quality;

/// <summary>How far a dataset has been searched for nearly identical images.</summary>
public sealed class NearScan
{
    /// <summary>The dataset.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Highest sample id that was compared with all others; samples above it were not.</summary>
    public required long LastSampleId { get; set; }

    /// <summary>Correlation from which two images count as nearly identical.</summary>
    public required double Threshold { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
