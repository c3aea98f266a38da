using Fer.Data.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;

namespace Fer.Web.Features.Runs;

/// <summary>Puts runs and studies into the lines of the list.</summary>
internal static class RunListOrder
{
    /// <summary>Lines in the order asked for; a study whose runs are all deleted has none.</summary>
    public static IReadOnlyList<RunListEntry> Entries(IReadOnlyList<RunRow> runs, IReadOnlyList<RunGroupRow> groups, RunSort sort, bool isAscending, DateTimeOffset now)
    {
        var byGroup = runs.Where(run => run.GroupId is not null).OrderBy(run => run.Id).ToLookup(run => run.GroupId!.Value);
        var known = groups.Select(group => group.Id).ToHashSet();
        var entries = groups.Where(group => byGroup[group.Id].Any())
            .Select(group => new RunListEntry(null, new StudyEntry(group, [.. byGroup[group.Id]])))
            .Concat(runs.Where(run => run.GroupId is not { } group || !known.Contains(group)).Select(run => new RunListEntry(run, null)));
        List<RunListEntry> list = [.. Sorted(entries, sort, now)];
        if (isAscending)
            list.Reverse();
        return list;
    }

    /// <summary>Lines that hold a run in the state.</summary>
    public static IReadOnlyList<RunListEntry> InState(IReadOnlyList<RunListEntry> entries, RunState? state) =>
        state is null ? entries : [.. entries.Where(entry => entry.Runs.Any(run => run.State == state))];

    private static IEnumerable<RunListEntry> Sorted(IEnumerable<RunListEntry> entries, RunSort sort, DateTimeOffset now) => sort switch
    {
        RunSort.Name => entries.OrderByDescending(entry => entry.Run?.Name ?? entry.Study!.Group.Name, StringComparer.OrdinalIgnoreCase),
        RunSort.Accuracy => entries.OrderByDescending(entry => entry.Run is { } run ? run.Best?.Accuracy : entry.Study!.Accuracy),
        RunSort.MacroF1 => entries.OrderByDescending(entry => entry.Runs.Max(run => run.Best?.MacroF1)),
        RunSort.Duration => entries.OrderByDescending(entry => entry.Run is { } run ? RunWords.Duration(run, now) : entry.Study!.Duration(now)),
        _ => entries.OrderByDescending(entry => entry.Run?.QueuedAt ?? entry.Study!.Group.CreatedAt).ThenByDescending(entry => entry.Runs[^1].Id),
    };
}
