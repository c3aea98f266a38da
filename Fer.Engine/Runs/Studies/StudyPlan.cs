using System.Globalization;
using Fer.Data.Runs;

namespace Fer.Engine.Runs.Studies;

/// <summary>Says which runs a study is made of.</summary>
internal static class StudyPlan
{
    /// <summary>The runs in the order in which they are queued.</summary>
    /// <exception cref="InvalidRunException">Nothing or too much is asked for, or a setting or value of a grid cannot be read.</exception>
    public static IReadOnlyList<StudyVariant> Expand(NewStudy asked) => asked.Kind switch
    {
        RunGroupKind.Epochs => Epochs(asked),
        RunGroupKind.Seeds => Seeds(asked),
        RunGroupKind.Grid => Grid(asked),
        _ => throw Wrong(nameof(NewStudy.Kind), "The study must be one of epochs, seeds or a grid."),
    };

    /// <summary>Name of a study that nobody named.</summary>
    public static string DefaultName(NewStudy asked) => asked.Kind switch
    {
        RunGroupKind.Epochs => Invariant($"{Stem(asked)}, {Listed(asked.Epochs)}"),
        RunGroupKind.Seeds => Invariant($"{Stem(asked)}, {asked.Seeds.Distinct().Count()} seeds"),
        _ => $"{Stem(asked)}, grid of {string.Join(" and ", asked.Axes.Select(axis => Label(axis.Setting)))}",
    };

    /// <summary>Name of one of its runs. Where the text is too long the beginning gives way, since the end says what differs.</summary>
    public static string RunName(NewStudy asked, StudyVariant variant, int number)
    {
        // A made name of the base holds its epochs, which the difference says itself in a study of epochs.
        var stem = asked.Base.Name?.Trim() is { Length: > 0 } given ? given
            : asked.Kind == RunGroupKind.Epochs ? RunNames.Subject(variant.Settings)
            : RunNames.Automatic(variant.Settings);
        var name = $"{stem}, {variant.Difference}";
        if (name.Length <= HyperparametersValidator.MaxNameLength)
            return name;
        var room = HyperparametersValidator.MaxNameLength - variant.Difference.Length - 3;
        if (room >= 1)
            return $"{stem[..room]}…, {variant.Difference}";
        var end = Invariant($"… ({number})");
        return variant.Difference[..(HyperparametersValidator.MaxNameLength - end.Length)] + end;
    }

    private static IReadOnlyList<StudyVariant> Epochs(NewStudy asked)
    {
        int[] epochs = [.. asked.Epochs.Distinct().Order()];
        Limit(epochs.Length, nameof(NewStudy.Epochs), "Name the numbers of epochs, such as 10, 25 and 50");
        var settings = asked.Base.Hyperparameters;
        if (!asked.OneRun)
            return [.. epochs.Select(count => new StudyVariant(Listed([count]), nameof(NewStudy.Epochs), settings with { Epochs = count }))];
        if (epochs[0] < 1)
            throw Wrong(nameof(NewStudy.Epochs), $"{epochs[0]} epochs cannot be run. Name numbers from 1.");
        var one = settings with { Epochs = epochs[^1], KeptEpochs = KeptEpochs.Format(epochs) };
        return [new StudyVariant($"kept after {Listed(epochs)}", nameof(NewStudy.Epochs), one)];
    }

    private static IReadOnlyList<StudyVariant> Seeds(NewStudy asked)
    {
        long[] seeds = [.. asked.Seeds.Distinct()];
        Limit(seeds.Length, nameof(NewStudy.Seeds), "Name the seeds, such as 1, 2 and 3");
        return [.. seeds.Select(seed => new StudyVariant(Invariant($"seed {seed}"), nameof(NewStudy.Seeds), asked.Base.Hyperparameters with { Seed = seed }))];
    }

    private static IReadOnlyList<StudyVariant> Grid(NewStudy asked)
    {
        if (asked.Axes.Count == 0)
            throw Wrong(nameof(NewStudy.Axes), "Name at least one setting with its values, such as LearningRate with 0.02 and 0.05.");
        var axes = asked.Axes.Select(axis => (Setting: SettingText.Find(axis.Setting)
            ?? throw Wrong(nameof(NewStudy.Axes), $"There is no setting '{axis.Setting}'. Choose one of: {string.Join(", ", SettingText.Names)}."), axis.Values)).ToList();
        if (axes.GroupBy(axis => axis.Setting).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw Wrong(nameof(NewStudy.Axes), $"{twice.Key} is named twice. Put all its values into one list.");
        if (axes.Find(axis => axis.Values.Count == 0).Setting is { } empty)
            throw Wrong(nameof(NewStudy.Axes), $"{empty} has no values. Name at least one.");
        // Counted before the product is made, which may not fit into memory.
        Limit(axes.Aggregate(1d, (product, axis) => product * axis.Values.Count), nameof(NewStudy.Axes), "Name at least one setting");
        IEnumerable<StudyVariant> variants = [new StudyVariant("", nameof(NewStudy.Axes), asked.Base.Hyperparameters)];
        foreach (var (setting, values) in axes)
            variants = [.. variants.SelectMany(variant => values.Select(value => Change(variant, setting, value.Trim())))];
        // The same value written twice, such as 0.1 and 0.10, is one run.
        return [.. variants.DistinctBy(variant => variant.Settings)];
    }

    private static StudyVariant Change(StudyVariant variant, string setting, string value)
    {
        try
        {
            var settings = SettingText.With(variant.Settings, setting, value);
            var words = $"{SettingWords.Label(setting)} {SettingText.Words(settings, setting)}";
            return new StudyVariant(variant.Difference.Length == 0 ? words : $"{variant.Difference}, {words}", nameof(NewStudy.Axes), settings);
        }
        catch (FormatException wrong)
        {
            throw Wrong(nameof(NewStudy.Axes), wrong.Message);
        }
    }

    private static void Limit(double count, string field, string whereNone)
    {
        if (count == 0)
            throw Wrong(field, whereNone + ".");
        if (count > NewStudy.MostRuns)
            throw Wrong(field, Invariant($"This would be {count} runs; a study has at most {NewStudy.MostRuns}. Leave out some values."));
    }

    private static string Stem(NewStudy asked) => asked.Base.Name?.Trim() is { Length: > 0 } given ? given : RunNames.Subject(asked.Base.Hyperparameters);

    /// <summary>1 epoch; 10, 25 epochs.</summary>
    private static string Listed(IReadOnlyList<int> epochs) => epochs.Distinct().Order().ToList() is var all && all is [1] ? "1 epoch" : $"{string.Join(", ", all.Select(Text))} epochs";

    private static string Label(string setting) => SettingText.Find(setting) is { } name ? SettingWords.Label(name) : setting;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static InvalidRunException Wrong(string field, string message) => new([new FieldError(field, message)]);
}
