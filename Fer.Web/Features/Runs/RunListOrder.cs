using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Views;

namespace Fer.Web.Features.Runs;

/// <summary>Puts runs and studies into the lines of the list.</summary>
internal static class RunListOrder
{
    /// <summary>Lines in the order asked for; a study of which no run is given has none.</summary>
    public static IReadOnlyList<RunListEntry> Entries(
        IReadOnlyList<RunRow> runs, IReadOnlyList<RunGroupRow> groups, RunColumn sort, bool isAscending, DateTimeOffset now)
    {
        var byGroup = runs.Where(run => run.GroupId is not null).OrderBy(run => run.Id).ToLookup(run => run.GroupId!.Value);
        var known = groups.Select(group => group.Id).ToHashSet();
        var entries = groups.Where(group => byGroup[group.Id].Any())
            .Select(group => new RunListEntry(null, new StudyEntry(group, [.. byGroup[group.Id]])))
            .Concat(runs.Where(run => run.GroupId is not { } group || !known.Contains(group)).Select(run => new RunListEntry(run, null)));
        List<RunListEntry> list = [.. entries.OrderByDescending(entry => sort.Key(entry, now)).ThenByDescending(entry => entry.Runs[^1].Id)];
        if (isAscending)
            list.Reverse();
        return list;
    }

    /// <summary>Lines that hold one of the runs.</summary>
    public static IReadOnlyList<RunListEntry> With(IReadOnlyList<RunListEntry> entries, IReadOnlySet<int> shown) =>
        [.. entries.Where(entry => entry.Runs.Any(run => shown.Contains(run.Id)))];
}
