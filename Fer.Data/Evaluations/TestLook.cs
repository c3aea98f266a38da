namespace Fer.Data.Evaluations;

/// <summary>Record that somebody looked at a run's result on the test part.</summary>
public sealed class TestLook
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>The run.</summary>
    public required int RunId { get; init; }

    /// <summary>The split whose test part was looked at.</summary>
    public required int SplitId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
