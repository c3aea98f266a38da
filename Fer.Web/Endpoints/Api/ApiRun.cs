using System.Text.Json;
using Fer.Data.Runs;
using Fer.Engine.Runs.Views;

namespace Fer.Web.Endpoints.Api;

/// <summary>A training run. Its scores are those on validation; scores on test are evaluations.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="State">Queued, Running, Completed, Cancelled, Failed, Interrupted or Paused.</param>
/// <param name="DatasetId">Dataset of its split.</param>
/// <param name="SplitId">Split it trains and validates on.</param>
/// <param name="GroupId">Study it belongs to; null for one by itself.</param>
/// <param name="QueuedAt">When it was queued.</param>
/// <param name="StartedAt">When a worker took it last.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="EndReason">Why it failed or stopped, and what to do.</param>
/// <param name="EpochsDone">Epochs it has finished.</param>
/// <param name="BestEpoch">Epoch with the best validation accuracy, from 1.</param>
/// <param name="Validation">That epoch's scores on validation.</param>
/// <param name="Settings">Every setting of the training.</param>
/// <param name="Note">What somebody wrote about it.</param>
/// <param name="Tags">Words on it.</param>
/// <param name="ArchivedAt">When it was put away; null while it stands in lists.</param>
/// <param name="Epochs">What each epoch measured, in the answer for one run only. Losses in nats, shares from 0 to 1.</param>
internal sealed record ApiRun(
    int Id, string Name, string State, int DatasetId, int SplitId, int? GroupId, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt, string? EndReason, int EpochsDone, int? BestEpoch, ValidationScore? Validation, JsonElement Settings,
    string? Note, IReadOnlyList<string> Tags, DateTimeOffset? ArchivedAt, IReadOnlyList<EpochPoint>? Epochs = null)
{
    public static ApiRun Of(RunRow run) => new(
        run.Id, run.Name, run.State.ToString(), run.DatasetId, run.SplitId, run.GroupId, run.QueuedAt, run.StartedAt,
        run.FinishedAt, run.EndReason, run.EpochsDone, run.BestEpoch, run.Best, JsonElement.Parse(HyperparametersJson.Write(run.Settings)), run.Note, run.Tags, run.ArchivedAt);

    public static ApiRun Of(RunDetail run) => Of(run.Run) with { Epochs = run.Epochs };
}
