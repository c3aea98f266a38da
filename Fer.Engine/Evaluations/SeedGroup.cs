namespace Fer.Engine.Evaluations;

/// <summary>Runs that differ in nothing but their seed: repetitions of one recipe.</summary>
/// <param name="Runs">The runs; one where nothing repeats it.</param>
public sealed record SeedGroup(IReadOnlyList<ComparedRun> Runs)
{
    private const string SeedName = "Seed";

    /// <summary>Puts runs together by data and settings, in the order of each group's first run.</summary>
    public static IReadOnlyList<SeedGroup> Of(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return [.. runs.GroupBy(Recipe, StringComparer.Ordinal).Select(group => new SeedGroup([.. group]))];
    }

    private static string Recipe(ComparedRun run) => FormattableString.Invariant($"{run.Run.DatasetId}/{run.Run.SplitId}/") +
        string.Join('\n', SettingDifferences.All(run.Run).Where(setting => setting.Name != SeedName).Select(setting => setting.Value));
}
