using Fer.Data.Runs;
using Fer.Engine.Metrics;
using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Runs;

/// <summary>A study with its runs.</summary>
/// <param name="Group">The study.</param>
/// <param name="Runs">Its runs in the order in which they were made.</param>
public sealed record StudyEntry(RunGroupRow Group, IReadOnlyList<RunRow> Runs)
{
    /// <summary>Runs that ran to their end.</summary>
    public int DoneCount => Runs.Count(run => run.State == RunState.Completed);

    /// <summary>The run with the best validation accuracy so far.</summary>
    public RunRow? Best => Runs.Where(run => run.Best is not null).MaxBy(run => run.Best!.Accuracy);

    /// <summary>Mean accuracy over the seeds that have run to their end; those under way would pull it down. Null for other studies.</summary>
    public MeanInterval? Seeds => Group.Kind != RunGroupKind.Seeds
        ? null
        : MeanInterval.Of([.. Runs.Where(run => run.State == RunState.Completed && run.Best is not null).Select(run => run.Best!.Accuracy)]);

    /// <summary>Figure that the list sorts by: of seeds the mean, else the best.</summary>
    public double? Accuracy => Seeds?.Mean ?? Best?.Best?.Accuracy;

    /// <summary>The best accuracy with its interval; for seeds the mean with the interval over them.</summary>
    public string AccuracyText => Group.Kind == RunGroupKind.Seeds ? SeedsText : RunWords.AccuracyWithCount(Best?.Best);

    /// <summary>Training time of all its runs together; null before the first has begun.</summary>
    public TimeSpan? Duration(DateTimeOffset now)
    {
        var times = Runs.Select(run => RunWords.Duration(run, now)).OfType<TimeSpan>().ToList();
        return times.Count == 0 ? null : times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
    }

    private string SeedsText => Seeds switch
    {
        null => "–",
        { Count: 1 } one => $"{Formats.Percent(one.Mean)}, n = 1 seed",
        var all => $"{Formats.PercentWithMargin(all.Mean, all.HalfWidth)}, n = {all.Count} seeds",
    };
}
