using System.Globalization;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Features.Runs;

/// <summary>What a person can do with a run. An act goes on where the page is left meanwhile.</summary>
public abstract class RunActBase : ComponentBase
{
    [Parameter, EditorRequired] public required RunDetail Detail { get; set; }

    /// <summary>The run's row has changed.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>An act did not work; the text says what is safe and what to do.</summary>
    [Parameter] public EventCallback<string> Failed { get; set; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required RunMarks Marks { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILoggerFactory Logs { get; init; }

    protected RunRow Run => Detail.Run;

    protected bool IsBusy { get; private set; }

    /// <summary>Resume with the epoch that comes next, where there is one.</summary>
    protected string ResumeText => Detail.Kept.ResumeEpoch is { } epoch && epoch < Run.Settings.Epochs ? $"Resume from epoch {epoch + 1}" : "Resume run";

    protected Task ResumeAsync() => ActAsync("could not be resumed", async () =>
    {
        if (!await Desk.ResumeAsync(Run.Id, CancellationToken.None))
            await Failed.InvokeAsync("The run could not be resumed as it stands: it has ended or was deleted meanwhile. Nothing was changed.");
    });

    protected Task PauseAsync() => ActAsync("could not be paused", () => Desk.PauseAsync(Run.Id, CancellationToken.None));

    protected async Task CancelAsync()
    {
        if (await CancelQuestion.AskAsync(Dialogs, Run.Name, Run.State))
            await ActAsync("could not be cancelled", () => Desk.CancelAsync(Run.Id, CancellationToken.None));
    }

    protected async Task DeleteAsync()
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, "Delete this run", DeletionWords.Of(Detail), "Delete run", danger: true))
            return;
        await ActAsync("could not be deleted", async () =>
        {
            await Desk.PutAsideAsync(Run.Id, CancellationToken.None);
            Navigation.NavigateTo(Navigation.KeepDataset($"/runs?{DeletedRuns.Parameter}={Run.Id}"));
        });
    }

    /// <summary>Puts the run away, or takes it out again: the same button undoes it.</summary>
    protected Task ArchiveAsync() => Run.ArchivedAt is null
        ? ActAsync("could not be archived", () => Marks.ArchiveAsync([Run.Id], CancellationToken.None))
        : ActAsync("could not be taken out of the archive", () => Marks.RestoreAsync([Run.Id], CancellationToken.None));

    protected Task SetPriorityAsync(ChangeEventArgs args) => ActAsync("could not be moved in the queue", () => Desk.SetPriorityAsync(
        Run.Id, int.Parse(args.Value?.ToString() ?? "0", CultureInfo.InvariantCulture), CancellationToken.None));

    /// <summary>Queues another run and shows it.</summary>
    protected Task QueueAsync(NewRun asked) => ActAsync("could not be queued again", async () =>
    {
        var id = await Desk.EnqueueAsync(asked, CancellationToken.None);
        Navigation.NavigateTo(Navigation.KeepDataset($"/runs/{id}"));
    });

    protected async Task ActAsync(string failure, Func<Task> act)
    {
        if (IsBusy)
            return;
        IsBusy = true;
        try
        {
            await act();
        }
        catch (InvalidRunException refused)
        {
            await Failed.InvokeAsync($"The run {failure}: {refused.Message}");
        }
        catch (RunDeletionException refused)
        {
            await Failed.InvokeAsync(refused.Message);
        }
        catch (Exception error)
        {
            Logs.CreateLogger(GetType()).LogError(error, "Run {RunId} {Failure}", Run.Id, failure);
            await Failed.InvokeAsync($"The run {failure}. It is as it was before; try again, and look into the application's log if it happens again.");
        }
        finally
        {
            IsBusy = false;
        }

        await Changed.InvokeAsync();
    }
}
