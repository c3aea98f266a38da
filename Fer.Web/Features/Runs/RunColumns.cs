using System.Globalization;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Runs;

/// <summary>The columns that the list of runs can show: figures of a run first, then each setting.</summary>
internal static class RunColumns
{
    public const string NameId = "Name";
    public const string StateId = "State";
    public const string SplitId = "Split";
    public const string TagsId = "Tags";
    public const string NoteId = "Note";

    /// <summary>Settings that have a column of their own above.</summary>
    private static readonly HashSet<string> Told = new(["Dataset", "Split", "Preset", "Epochs"], StringComparer.Ordinal);

    /// <summary>The latest first; the order where nobody chose.</summary>
    public static RunColumn Newest { get; } = new("Newest", "Queued", true,
        (entry, now) => Formats.Ago(Queued(entry), now), (entry, _) => Queued(entry));

    private static RunColumn[] Own { get; } =
    [
        new(NameId, "Name", false, (entry, _) => NameOf(entry), (entry, _) => NameOf(entry).ToUpperInvariant()) { IsFixed = true },
        new(StateId, "State", false, (entry, _) => StateOf(entry), (entry, _) => StateOf(entry)),
        new("Preset", "Preset", false, (entry, _) => PresetOf(entry), (entry, _) => PresetOf(entry)),
        new(SplitId, "Split", false, (entry, _) => entry.Runs[0].Split, (entry, _) => $"{entry.Runs[0].Dataset}/{entry.Runs[0].Split}"),
        new("Accuracy", "Validation accuracy", true,
            (entry, _) => entry.Run is { } run ? RunWords.AccuracyWithCount(run.Best) : entry.Study!.AccuracyText,
            (entry, _) => entry.Run is { } run ? run.Best?.Accuracy : entry.Study!.Accuracy),
        new("MacroF1", "Macro-F1", true, (entry, _) => Formats.Percent(Best(entry)?.Best?.MacroF1), (entry, _) => Best(entry)?.Best?.MacroF1),
        new("BestEpoch", "Best epoch", true, (entry, _) => entry.Run?.BestEpoch?.ToString(CultureInfo.InvariantCulture) ?? "–", (entry, _) => entry.Run?.BestEpoch),
        new("Epochs", "Epochs", true,
            (entry, _) => $"{entry.Runs.Sum(run => run.EpochsDone)} / {entry.Runs.Sum(run => run.Settings.Epochs)}", (entry, _) => entry.Runs.Sum(run => run.EpochsDone)),
        new("Duration", "Time", true, (entry, now) => Duration(entry, now) is { } time ? Formats.Duration(time) : "–", (entry, now) => Duration(entry, now)),
        Newest,
        new(TagsId, "Tags", false, (entry, _) => string.Join(", ", entry.Run?.Tags ?? []), (entry, _) => string.Join(", ", entry.Run?.Tags ?? [])) { IsUsual = false },
        new(NoteId, "Note", false, (entry, _) => entry.Run?.Note ?? "", (entry, _) => entry.Run?.Note ?? "") { IsUsual = false },
    ];

    /// <summary>Every column, those of settings after the others.</summary>
    public static IReadOnlyList<RunColumn> All(IReadOnlyList<RunRow> runs) => runs.Count == 0
        ? Own
        : [.. Own, .. SettingDifferences.All(runs[0]).Where(setting => !Told.Contains(setting.Name)).Select(setting => Setting(setting.Name))];

    private static RunColumn Setting(string name) => new(name, name, false, (entry, _) => Value(entry, name), (entry, _) => SettingDifferences.Order(Value(entry, name))) { IsUsual = false };

    /// <summary>A setting's value; for a study whose runs have several, how many.</summary>
    private static string Value(RunListEntry entry, string name)
    {
        var values = entry.Runs.Select(run => SettingDifferences.All(run).First(setting => setting.Name == name).Value).Distinct(StringComparer.Ordinal).ToList();
        return values.Count == 1 ? values[0] : $"{values.Count} values";
    }

    private static string NameOf(RunListEntry entry) => entry.Run?.Name ?? entry.Study!.Group.Name;

    private static string StateOf(RunListEntry entry) => entry.Run is { } run ? run.State.ToString() : $"{entry.Study!.DoneCount} of {entry.Runs.Count} done";

    private static string PresetOf(RunListEntry entry) => entry.Run is { } run ? RunNames.Subject(run.Settings) : RunWords.Kind(entry.Study!.Group.Kind);

    private static RunRow? Best(RunListEntry entry) => entry.Run ?? entry.Study!.Best;

    private static TimeSpan? Duration(RunListEntry entry, DateTimeOffset now) => entry.Run is { } run ? RunWords.Duration(run, now) : entry.Study!.Duration(now);

    private static DateTimeOffset Queued(RunListEntry entry) => entry.Run?.QueuedAt ?? entry.Study!.Group.CreatedAt;
}
