using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Ratings;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Ratings;

/// <summary>Images on which the raters do not agree, one at a time. Each decision is a label act of its own, with the round as its reason.</summary>
public sealed partial class Adjudication
{
    private readonly Dictionary<long, (int Label, int Version)> _now = [];
    private readonly Stack<(long SampleId, Guid Key)> _done = new();
    private readonly HashSet<long> _decidedHere = [];
    private IReadOnlyList<Shortcut> _shortcuts = [];
    private string? _message;
    private int _place;
    private bool _isSaving;

    [Parameter, EditorRequired] public required RoundSummary Round { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<RatedSample> Disputed { get; set; }

    /// <summary>Samples that were decided before.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<long> Decided { get; set; }

    /// <summary>A label was given or taken back.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] public required LabelLog Labels { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required RoundConsensus Consensus { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    private int DecidedCount => Disputed.Count(IsDecided);

    protected override void OnInitialized()
    {
        _shortcuts =
        [
            .. Classes.InUse().Select(row => new Shortcut(row.Hotkey, $"Decide for {row.Name}", () => DecideAsync(row.Index))),
            new("ArrowLeft", "Previous image", () => MoveAsync(-1)),
            new("ArrowRight", "Next image", () => MoveAsync(1)),
            new("z", "Take back your last decision", UndoAsync),
        ];
        _place = FindOpen(0) ?? 0;
    }

    protected override void OnParametersSet()
    {
        _now.Clear();
        _place = Math.Clamp(_place, 0, Math.Max(0, Disputed.Count - 1));
    }

    private bool IsDecided(RatedSample sample) => _decidedHere.Contains(sample.SampleId) || Decided.Contains(sample.SampleId);

    private int LabelOf(RatedSample sample) => _now.TryGetValue(sample.SampleId, out var now) ? now.Label : sample.Label;

    private Task DecideAsync(int label) => ActAsync(async () =>
    {
        if (Disputed.Count == 0)
            return null;
        var sample = Disputed[_place];
        var seen = _now.TryGetValue(sample.SampleId, out var now) ? now.Version : sample.Version;
        var command = new RelabelCommand(Guid.NewGuid(), sample.SampleId, label, seen, await Curator.GetAsync(), RoundConsensus.DecisionReason(Round.Name));
        var result = await Task.Run(() => Labels.RelabelAsync(command, CancellationToken.None));
        if (result.Outcome is RelabelOutcome.Conflict)
        {
            _now[sample.SampleId] = (result.Label, result.Version);
            return $"{result.Other ?? "Somebody"} labelled this image {AnswerName.Of(result.Label, Classes)} meanwhile. Nothing was stored. Press the key again to replace it.";
        }
        if (result.Outcome is not (RelabelOutcome.Saved or RelabelOutcome.Unchanged))
            return "This image or class is no longer in the dataset. Nothing was stored.";
        _decidedHere.Add(sample.SampleId);
        if (result.Outcome == RelabelOutcome.Saved)
            _done.Push((sample.SampleId, command.Key));
        _place = FindOpen(_place + 1) ?? _place;
        await Changed.InvokeAsync();
        return result.Outcome == RelabelOutcome.Saved ? "Saved" : "Kept as it was";
    });

    private Task UndoAsync() => ActAsync(async () =>
    {
        if (_done.Count == 0)
            return "Nothing decided here to take back";
        var by = await Curator.GetAsync();
        var (sampleId, key) = _done.Pop();
        var result = await Task.Run(() => TakeBackAsync(key, by));
        if (result.Restored.Count == 0)
            return "Changed again since, so nothing was taken back";
        _decidedHere.Remove(sampleId);
        _place = Math.Max(0, Disputed.ToList().FindIndex(sample => sample.SampleId == sampleId));
        await Changed.InvokeAsync();
        return $"Taken back: {Formats.Count(result.Restored.Count, "image", "images")}";
    });

    /// <summary>This very decision, whatever else the person did since in another tab.</summary>
    private async Task<UndoResult> TakeBackAsync(Guid key, ActingCurator by) =>
        await Consensus.FindActAsync(key, CancellationToken.None) is { } act
            ? await Undo.ReverseAsync(act, undo: true, by, CancellationToken.None)
            : UndoResult.Nothing;

    private Task MoveAsync(int step)
    {
        _place = Math.Clamp(_place + step, 0, Math.Max(0, Disputed.Count - 1));
        _message = null;
        return Task.CompletedTask;
    }

    /// <summary>A key that is pressed while a decision is being stored is dropped: it was not meant for the image that comes next.</summary>
    private async Task ActAsync(Func<Task<string?>> act)
    {
        if (_isSaving)
            return;
        (_isSaving, _message) = (true, "Saving");
        try
        {
            _message = await act();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _message = "The label could not be written to disk and was not stored. Earlier labels are safe. Check that the disk has space and try again.";
        }
        finally
        {
            _isSaving = false;
        }
        StateHasChanged();
    }

    private int? FindOpen(int from)
    {
        for (var step = 0; step < Disputed.Count; step++)
        {
            var place = (from + step) % Disputed.Count;
            if (!IsDecided(Disputed[place]))
                return place;
        }
        return null;
    }
}
