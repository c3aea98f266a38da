using Fer.Data.Runs;
using Fer.Web.Components.Shared;
using MudBlazor;

namespace Fer.Web.Components.Runs;

/// <summary>Asks before a run is cancelled, in the same words on every page.</summary>
internal static class CancelQuestion
{
    /// <summary>The button that cancels nothing, where something trains.</summary>
    public const string KeepTraining = "Keep training";

    /// <summary>What happens to the runs of a study.</summary>
    public const string Several =
        "Those that wait leave the queue; one that trains stops after the batch under way. Finished epochs and their checkpoints are kept, and each run can be resumed later.";

    /// <summary>True only where the person pressed the button that cancels the run.</summary>
    public static Task<bool> AskAsync(IDialogService dialogs, string name, RunState state)
    {
        var (text, keep) = state switch
        {
            RunState.Running => ($"{name} stops after the batch under way. Finished epochs and their checkpoints are kept, and it can be resumed later.", KeepTraining),
            RunState.Paused => ($"{name} is no longer listed as paused. What it has trained is kept, and it can be resumed later.", "Keep it paused"),
            _ => ($"{name} leaves the queue. What it has trained is kept, and it can be resumed later.", "Keep in the queue"),
        };
        return ConfirmDialog.AskAsync(dialogs, "Cancel this run", text, "Cancel run", danger: true, keepText: keep);
    }
}
