using Fer.Data.Labelling;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Web.Features.History;

/// <content>Taking an act back, or doing it again, after saying how far that reaches.</content>
public sealed partial class HistoryPage
{
    private string? _message;
    private bool _hasFailed;
    private bool _isBusy;

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    private async Task ReverseAsync(ActRow act)
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            var reach = await Task.Run(() => Acts.ReachAsync(act.Id, Lifetime), Lifetime);
            if (reach is { ChangingCount: 0, KeptCount: > 0 })
                Say("Nothing was changed: every image of this act was changed again since.", false);
            else if (reach is not null && await IsMeantAsync(act, reach))
                await ReverseForGoodAsync(act);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Say("The database could not be written, and nothing was changed. Check that the disk has space, then try again.", true);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task<bool> IsMeantAsync(ActRow act, ActReach reach)
    {
        var verb = act.IsUndone ? "Do again" : "Take back";
        var kept = reach.KeptCount switch
        {
            0 => "",
            1 => " 1 image stays as it is, because it was changed later.",
            var count => $" {Formats.Count(count)} images stay as they are, because they were changed later.",
        };
        var text = $"{act.Actor}, {Formats.Timestamp(act.At.ToLocalTime())}: {ActWords.Of(act, NameOf)}. "
            + $"{Formats.Count(reach.ChangingCount, "image changes", "images change")}.{kept}";
        return ConfirmDialog.AskAsync(Dialogs, $"{verb} this act", text, $"{verb} for {Formats.Count(reach.ChangingCount, "image", "images")}");
    }

    private async Task ReverseForGoodAsync(ActRow act)
    {
        var by = await Curator.GetAsync();
        var result = await Task.Run(() => Undo.ReverseAsync(act.Id, !act.IsUndone, by, CancellationToken.None));
        var verb = act.IsUndone ? "Done again" : "Taken back";
        var words = (result.Target, result.Restored.Count, result.KeptCount) switch
        {
            (null, _, _) => "Somebody else was faster: this act was taken back or done again meanwhile. Nothing was changed now.",
            (_, 0, > 0) => "Nothing was changed: every image of this act was changed again since.",
            (_, var changed, 0) => $"{verb}: {Formats.Count(changed, "image", "images")} changed.",
            (_, var changed, var kept) => $"{verb}: {Formats.Count(changed, "image", "images")} changed, {Formats.Count(kept)} kept because of later changes.",
        };
        _loaded = null;
        await LoadAsync();
        Say(words, false);
    }

    private void Say(string message, bool hasFailed) => (_message, _hasFailed) = (message, hasFailed);
}
