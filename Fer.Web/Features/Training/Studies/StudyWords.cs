using Fer.Data.Runs;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Training.Studies;

/// <summary>What several runs together are good for, said before they are queued.</summary>
internal static class StudyWords
{
    private const string Curve = "The result shows where validation accuracy stops rising while training accuracy goes on.";

    /// <summary>The questions with what their answer looks like.</summary>
    public static IReadOnlyList<(RunGroupKind Kind, string Question, string Answer)> Questions { get; } =
    [
        (RunGroupKind.Epochs, "How many epochs are enough?", "accuracy against epochs"),
        (RunGroupKind.Seeds, "How much of a difference is luck?", "the same run again with other seeds"),
        (RunGroupKind.Grid, "Which settings are best?", "every combination of a few values"),
    ];

    /// <summary>How many runs come out, in what they differ and what they tell.</summary>
    /// <param name="form">A study with nothing wrong.</param>
    /// <param name="plans">The settings of its runs; at least one.</param>
    public static string Outcome(StudyForm form, IReadOnlyList<Hyperparameters> plans) => form.Kind switch
    {
        RunGroupKind.Epochs when form.IsOneRun =>
            $"1 run of {Formats.Count(plans[0].Epochs, "epoch", "epochs")}, scored after {Listed(KeptEpochs.Parse(plans[0].KeptEpochs ?? ""))}. {Curve}",
        RunGroupKind.Epochs => $"{Formats.Count(plans.Count)} runs, each trained from the start, of {Listed([.. plans.Select(plan => plan.Epochs)])} epochs. {Curve}",
        RunGroupKind.Seeds =>
            $"{Formats.Count(plans.Count)} runs that differ only in their seed ({plans[0].Seed} to {plans[^1].Seed}) tell how much of a difference between two runs is luck.",
        _ => $"{Formats.Count(plans.Count)} runs, one for every combination of {string.Join(" and ", form.Axes.Select(axis => axis.Setting.Label))}, side by side with their validation accuracy.",
    };

    private static string Listed(IReadOnlyList<int> numbers) => numbers.Count == 1
        ? Formats.Count(numbers[0])
        : $"{string.Join(", ", numbers.SkipLast(1).Select(number => Formats.Count(number)))} and {Formats.Count(numbers[^1])}";
}
