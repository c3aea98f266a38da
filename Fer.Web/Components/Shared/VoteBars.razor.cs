using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Components.Shared;

/// <summary>The votes on one image: a bar of one segment for each answer, the same in words and numbers, and what they come to.</summary>
public sealed partial class VoteBars
{
    private sealed record Segment(string Name, int Count, string Style);

    [Parameter, EditorRequired] public required IReadOnlyList<VoteCount> Votes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    private VoteSummary? Summary => VoteSummary.Of(Votes.Select(vote => (vote.Choice, vote.Count)), new VoteWords(Classes));

    /// <summary>Answers by class and then the others, most frequent first; words for one class are one answer.</summary>
    private List<Segment> SegmentsOf(IEnumerable<VoteCount> votes)
    {
        var words = new VoteWords(Classes);
        return [.. votes.GroupBy(vote => words.AnswerOf(vote.Choice) is var answer and not VoteMajority.NoSuchClass ? (answer, "") : (VoteMajority.NoSuchClass, vote.Choice))
            .Select(group => SegmentOf(group.Key.Item1, group.Key.Item2, group.Sum(vote => vote.Count)))
            .OrderByDescending(segment => segment.Count)];
    }

    private Segment SegmentOf(int answer, string word, int count) => answer switch
    {
        VoteMajority.Unknown => new("Unknown", count, "unknown"),
        VoteMajority.NotAFace => new("Not a face (NF)", count, "no-face"),
        _ when Classes.FirstOrDefault(row => row.Index == answer) is { } row => new(row.Name, count, FerTheme.ClassStyle(row.ColourSlot)),
        _ => new($"{word} (no class)", count, "no-class"),
    };

    private string MajorityName(int majority) => majority switch
    {
        VoteMajority.Tie => "none, a tie",
        VoteMajority.Unknown => "unknown",
        VoteMajority.NotAFace => "not a face",
        _ => Classes.FirstOrDefault(row => row.Index == majority)?.Name ?? "a class that this dataset does not have",
    };
}
