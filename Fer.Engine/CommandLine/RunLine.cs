using Fer.Data.Runs;

namespace Fer.Engine.CommandLine;

/// <summary>A run in a list.</summary>
/// <param name="Id">Run.</param>
/// <param name="Name">Name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Dataset">Dataset.</param>
/// <param name="Split">Split.</param>
/// <param name="Preset">Preset.</param>
/// <param name="Epochs">Epochs planned.</param>
/// <param name="EpochsDone">Epochs finished.</param>
/// <param name="BestEpoch">Best epoch, from 1.</param>
/// <param name="ValidationAccuracy">Its validation accuracy, 0 to 1.</param>
/// <param name="ValidationMacroF1">Its validation macro-F1, 0 to 1.</param>
/// <param name="QueuedAt">When it was queued.</param>
/// <param name="Reason">Why it ended as it did.</param>
/// <param name="Note">What somebody wrote about it.</param>
/// <param name="Tags">Words that somebody put on it.</param>
/// <param name="ArchivedAt">When it was archived; null while lists show it.</param>
public sealed record RunLine(
    int Id,
    string Name,
    RunState State,
    string Dataset,
    string Split,
    string Preset,
    int Epochs,
    int EpochsDone,
    int? BestEpoch,
    double? ValidationAccuracy,
    double? ValidationMacroF1,
    DateTimeOffset QueuedAt,
    string? Reason,
    string? Note,
    IReadOnlyList<string> Tags,
    DateTimeOffset? ArchivedAt);
