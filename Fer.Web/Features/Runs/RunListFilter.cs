using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;

namespace Fer.Web.Features.Runs;

/// <summary>Which runs the list shows.</summary>
/// <param name="State">State; null shows all.</param>
/// <param name="Tag">Tag; null shows all.</param>
/// <param name="Words">Words that all stand in the name, preset, split, note or tags; empty shows all.</param>
/// <param name="IsArchive">Whether the archived runs are shown instead of the others.</param>
public sealed record RunListFilter(RunState? State, string? Tag, string Words, bool IsArchive)
{
    /// <summary>Whether anything but the archive narrows the list.</summary>
    public bool IsNarrow => State is not null || Tag is not null || Words.Length > 0;

    /// <summary>Whether the run is in the list at all, whatever else is asked for.</summary>
    public bool Holds(RunRow run) => run.ArchivedAt is not null == IsArchive;

    /// <summary>Whether the list shows the run.</summary>
    public bool Shows(RunRow run) => Holds(run) && (State is null || run.State == State)
        && (Tag is null || run.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
        && Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Text(run).Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Text(RunRow run) => string.Join('\n', [run.Name, $"#{run.Id}", RunNames.Subject(run.Settings), run.Split, run.Note ?? "", .. run.Tags]);
}
