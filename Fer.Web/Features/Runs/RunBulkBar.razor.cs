using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Features.Runs;

/// <summary>What can be done with the chosen runs. Tags and the archive are undone with one click; deletion asks first, since after a while it cannot be.</summary>
public sealed partial class RunBulkBar
{
    private string? _notice;
    private string? _failure;
    private Func<Task<string>>? _undo;
    private bool _isBusy;

    /// <summary>Chosen runs that the list shows; nothing is done to one that is out of sight.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<RunRow> Chosen { get; set; }

    /// <summary>Tags that are offered.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Tags { get; set; }

    /// <summary>Rows have changed.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>Runs were deleted, and can be restored for a while.</summary>
    [Parameter] public EventCallback<IReadOnlyList<int>> Deleted { get; set; }

    [Inject] public required RunMarks Marks { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<RunBulkBar> Log { get; init; }

    private IReadOnlyList<RunRow> Ended => [.. Chosen.Where(run => run.HasEnded)];

    private bool IsArchive => Chosen.Count > 0 && Chosen.All(run => run.ArchivedAt is not null);

    private int[] Ids => [.. Chosen.Select(run => run.Id).Order()];

    private static string Of(string act, int count) => count == 0 ? act : $"{act} {Words(count)}";

    private static string Words(int count) => Formats.Count(count, "run", "runs");

    private void Compare() => Navigation.NavigateTo(Navigation.KeepDataset(
        $"/compare?runs={string.Join(',', Ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}"));

    private Task ArchiveAsync()
    {
        var left = Chosen.Count - Ended.Count;
        return ActAsync("archived", async () =>
        {
            var ids = await Marks.ArchiveAsync(Ids, CancellationToken.None);
            _undo = async () => $"Took {Words(await Marks.RestoreAsync(ids, CancellationToken.None))} out of the archive.";
            return $"Archived {Words(ids.Count)}.{(left > 0 ? $" {Formats.Count(left, "run that has not ended is", "runs that have not ended are")} left in the list." : "")}";
        });
    }

    private Task RestoreAsync() => ActAsync("taken out of the archive", async () =>
    {
        var ids = Ids;
        var count = await Marks.RestoreAsync(ids, CancellationToken.None);
        _undo = async () => $"Archived {Words((await Marks.ArchiveAsync(ids, CancellationToken.None)).Count)}.";
        return $"Took {Words(count)} out of the archive.";
    });

    private async Task TagAsync()
    {
        var ids = Ids;
        if (await TagDialog.AskAsync(Dialogs, $"Tag {Words(ids.Length)}", Tags, RunTag.NameLength) is not var (name, isOn))
            return;
        await ActAsync("tagged", async () =>
        {
            if (isOn)
            {
                var tagged = await Marks.TagAsync(ids, name, CancellationToken.None);
                _undo = async () => $"Took the tag “{name}” off {Words((await Marks.UntagAsync(tagged, name, CancellationToken.None)).Count)}.";
                return $"Tagged {Words(tagged.Count)} “{name}”.";
            }

            var bared = await Marks.UntagAsync(ids, name, CancellationToken.None);
            _undo = async () => $"Tagged {Words((await Marks.TagAsync(bared, name, CancellationToken.None)).Count)} “{name}”.";
            return $"Took the tag “{name}” off {Words(bared.Count)}.";
        });
    }

    private async Task NoteAsync()
    {
        var run = Chosen[0];
        if (await NoteDialog.AskAsync(Dialogs, run.Id, run.Name, run.Note))
            await Changed.InvokeAsync();
    }

    private Task UndoAsync()
    {
        var undo = _undo!;
        return ActAsync("put back", () => undo());
    }

    private async Task DeleteAsync()
    {
        var (doomed, active) = (Ended, Chosen.Count - Ended.Count);
        var title = $"Delete {Words(doomed.Count)}";
        if (doomed.Count == 0 || !await ConfirmDialog.AskAsync(Dialogs, title, DeletionWords.Of([.. doomed.Select(run => run.Name)], active), title, danger: true))
            return;
        List<int> gone = [];
        await ActAsync("deleted", async () =>
        {
            foreach (var run in doomed)
            {
                try
                {
                    await Desk.PutAsideAsync(run.Id, CancellationToken.None);
                }
                catch (RunDeletionException refused)
                {
                    _failure = gone.Count == 0 ? refused.Message : $"{Formats.Count(gone.Count, "run was", "runs were")} deleted. {refused.Message}";
                    return "";
                }

                gone.Add(run.Id);
                _notice = $"Deleted {Formats.Count(gone.Count)} of {Words(doomed.Count)}.";
                StateHasChanged();
            }

            return "";
        });
        if (gone.Count > 0)
            await Deleted.InvokeAsync(gone);
    }

    /// <summary>An act goes on where the page is left meanwhile.</summary>
    private async Task ActAsync(string word, Func<Task<string>> act)
    {
        if (_isBusy)
            return;
        (_isBusy, _failure, _notice, _undo) = (true, null, null, null);
        try
        {
            _notice = await act();
        }
        catch (RunMarkException refused)
        {
            _failure = refused.Message;
        }
        catch (Exception error)
        {
            Log.LogError(error, "Runs could not be {Word}", word);
            _failure = $"Not all runs could be {word}. {_notice} The others are as they were; try again, and look into the application's log if it happens again.";
        }
        finally
        {
            _isBusy = false;
        }

        await Changed.InvokeAsync();
    }
}
