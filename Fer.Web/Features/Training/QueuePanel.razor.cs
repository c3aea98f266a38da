using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Web.Features.Training;

/// <summary>What trains now, what waits and what is paused, with the order in which they go and ways to pause, resume and cancel each.</summary>
public sealed partial class QueuePanel
{
    private static readonly RunFilter Paused = new() { State = RunState.Paused };

    private IReadOnlyList<QueueItem>? _items;
    private IReadOnlyList<RunRow> _paused = [];
    private string? _failure;

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The command line may queue a run at any time.</summary>
    protected override bool IsLive => true;

    protected override Task OnInitializedAsync() => RefreshAsync(Lifetime);

    protected override async Task RefreshAsync(CancellationToken ct)
    {
        _items = await Runs.QueueAsync(ct);
        _paused = await Runs.ListAsync(Paused, ct);
    }

    private Task PrioritiseAsync(QueueItem item, int priority) => ActAsync(() => Desk.SetPriorityAsync(item.Id, priority, Lifetime));

    private async Task CancelAsync(QueueItem item)
    {
        if (await CancelQuestion.AskAsync(Dialogs, item.Name, item.State))
            await ActAsync(() => Desk.CancelAsync(item.Id, Lifetime));
    }

    private async Task ActAsync(Func<Task> act)
    {
        _failure = null;
        try
        {
            await act();
            await RefreshAsync(Lifetime);
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            _failure = "The queue could not be written to disk, so nothing was changed. Check that the disk has space and try again.";
        }
    }
}
