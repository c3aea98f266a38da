using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Features.Training;

/// <summary>What trains now and what waits, with a way to cancel each.</summary>
public sealed partial class QueuePanel
{
    private IReadOnlyList<QueueItem>? _items;

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The command line may queue a run at any time.</summary>
    protected override bool IsLive => true;

    protected override Task OnInitializedAsync() => RefreshAsync(Lifetime);

    protected override async Task RefreshAsync(CancellationToken ct) => _items = await Runs.QueueAsync(ct);

    private async Task CancelAsync(QueueItem item)
    {
        var isRunning = item.State == RunState.Running;
        if (isRunning && !await ConfirmDialog.AskAsync(
            Dialogs, "Cancel this run", $"{item.Name} stops after the batch under way. Finished epochs and their checkpoints are kept.", "Cancel run", danger: true))
            return;
        await Desk.CancelAsync(item.Id, Lifetime);
        await RefreshAsync(Lifetime);
    }
}
