using Fer.Data.Datasets;
using Fer.Engine.Capturing;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Predict;

/// <summary>Stores the face that is meant under a label; where a key could be pressed by chance, once somebody has switched that on.</summary>
public sealed partial class StorePanel
{
    private IReadOnlyList<ClassCount> _all = [];
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<Shortcut> _shortcuts = [];
    private int? _loaded;
    private bool _isOn;
    private bool _isStoring;
    private bool _isWarning;
    private string? _message;
    private long? _undoable;

    /// <summary>Where the faces come from, and in which words they are stored.</summary>
    [Parameter, EditorRequired] public required StoreMode Mode { get; set; }

    /// <summary>Datasets that faces may go into.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<(int Id, string Name)> Datasets { get; set; }

    /// <summary>The chosen one.</summary>
    [Parameter, EditorRequired] public int? IntoId { get; set; }

    /// <summary>Another was chosen, by its id.</summary>
    [Parameter] public EventCallback<string?> IntoChanged { get; set; }

    [Parameter, EditorRequired] public required UsableModel Model { get; set; }

    /// <summary>Classes of the model by index.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> ModelClasses { get; set; }

    /// <summary>The face that is meant; null where there is none.</summary>
    [Parameter, EditorRequired] public required Func<Task<FaceToStore?>> Capture { get; set; }

    /// <summary>The face asked for last was stored under the class of this name; null once it was taken back.</summary>
    [Parameter] public EventCallback<string?> Stored { get; set; }

    [Inject] public required DatasetList Lists { get; init; }

    [Inject] public required CapturedFaces Faces { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required ILogger<StorePanel> Log { get; init; }

    private string IntoName => Datasets.FirstOrDefault(row => row.Id == IntoId).Name;

    protected override void OnInitialized() => _isOn = !Mode.IsOptIn;

    protected override async Task OnParametersSetAsync()
    {
        if (!_isOn || _loaded == IntoId)
            return;
        await LoadAsync();
    }

    private async Task SwitchAsync(ChangeEventArgs args)
    {
        _isOn = args.Value is true;
        if (_isOn)
            await LoadAsync();
        else
            (_shortcuts, _loaded) = ([], null);
    }

    private async Task LoadAsync()
    {
        if (IntoId is not { } into)
            return;
        var ct = NextLoad();
        // Labels of another dataset would give a face a class that nobody chose.
        (_loaded, _all, _classes, _shortcuts) = (into, [], [], []);
        try
        {
            _all = await Task.Run(() => Lists.ReadClassesAsync(into, ct), ct);
            _classes = [.. _all.Where(row => row.MergedIntoIndex is null)];
            _shortcuts =
            [
                .. _classes.Select(row => new Shortcut(row.Hotkey, $"Store {Mode.Face} as {row.Name}", () => StoreAsync(row))),
                new("z", "Take the face that was stored last back", UndoAsync),
            ];
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another dataset was chosen, or the page was left.
        }
        catch (SqliteException error)
        {
            Log.LogError(error, "The classes of dataset {DatasetId} could not be read", into);
            (_loaded, _shortcuts) = (null, []);
            Say("The dataset's classes could not be read, so nothing can be stored. Load the page again.", isWarning: true);
        }
    }

    /// <summary>A key that is pressed while a face is being stored is dropped: a held key would store the same moment many times.</summary>
    private async Task StoreAsync(ClassCount label)
    {
        if (_isStoring || IntoId is not { } into)
            return;
        _isStoring = true;
        try
        {
            if (await Capture() is not { } shot)
            {
                Say(Mode.Missing, isWarning: true);
                return;
            }

            var by = await Curator.GetAsync();
            var face = new CapturedFace
            {
                DatasetId = into,
                Kind = Mode.Kind,
                Label = label.Index,
                Pixels = shot.Pixels,
                RunId = Model.RunId,
                Probabilities = SharesFor(shot),
            };
            var stored = await Task.Run(() => Faces.StoreAsync(face, by, CancellationToken.None));
            Tell(stored, label);
            if (stored.Outcome != StoringOutcome.AlreadyThere)
                await Stored.InvokeAsync(label.Name);
        }
        catch (CapturingException refusal)
        {
            Say(refusal.Message, isWarning: true);
        }
        catch (FormatException)
        {
            Say("The browser sent no image. Nothing was stored. Start the camera again.", isWarning: true);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Log.LogError(failure, "A face could not be stored into dataset {DatasetId}", into);
            Say("The face could not be written to disk and was not stored. Earlier ones are safe. Check that the disk has space, then press the key again.", isWarning: true);
        }
        finally
        {
            _isStoring = false;
        }
    }

    private void Tell(StoredFace stored, ClassCount label)
    {
        if (stored.Outcome == StoringOutcome.AlreadyThere)
        {
            var name = _all.FirstOrDefault(row => row.Index == stored.Label)?.Name ?? $"class {stored.Label}";
            Say($"{IntoName} holds this very image already, as {name}. Nothing was stored.", isWarning: true);
            return;
        }

        _undoable = stored.SampleId;
        Say($"Stored as {label.Name}{(stored.Outcome == StoringOutcome.StoredAgain ? ", again" : "")}.", isWarning: false);
    }

    private async Task UndoAsync()
    {
        if (_undoable is not { } sample)
            return;
        _undoable = null;
        try
        {
            var by = await Curator.GetAsync();
            var isBack = await Task.Run(() => Faces.TakeBackAsync(sample, by, CancellationToken.None));
            Say(isBack ? "Taken back: the face is excluded and waits for no review." : "It was reviewed or excluded meanwhile, so it stays as it is.", isWarning: !isBack);
            if (isBack)
                await Stored.InvokeAsync(null);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Log.LogError(failure, "Storing sample {SampleId} could not be taken back", sample);
            Say("Taking it back could not be written to disk; the face is still stored. Exclude it in the review queue.", isWarning: true);
        }
    }

    /// <summary>What the model believes says something about the dataset's classes only where both have the same.</summary>
    private IReadOnlyList<double> SharesFor(FaceToStore shot) =>
        shot.Shares.Count == _all.Count && _all.Select(row => row.Name).SequenceEqual(ModelClasses.Take(_all.Count).Select(row => row.Name), StringComparer.OrdinalIgnoreCase)
            ? [.. shot.Shares.Select(share => Math.Clamp(share, 0, 1))]
            : [];

    private void Say(string message, bool isWarning)
    {
        (_message, _isWarning) = (message, isWarning);
        StateHasChanged();
    }
}
