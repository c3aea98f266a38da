using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Ratings;

/// <summary>What taking over the majority would change, and the act itself. Scope and rules come from the address.</summary>
public sealed partial class MajorityPanel
{
    private static readonly double[] Shares = [0.5, 0.6, 0.7, 0.8, 0.9, 1];
    private MajorityPreview? _preview;
    private string? _failure;
    private string? _message;
    private long? _actId;
    private bool _isBusy;
    private string? _shown;

    [Parameter, EditorRequired] public required SampleFilter Scope { get; set; }

    [Parameter, EditorRequired] public required MajorityRules Rules { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Inject] public required MajorityRelabelling Majority { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool CanApply => _preview is { ChangedCount: > 0 } && _failure is null && !_isBusy;

    protected override async Task OnParametersSetAsync()
    {
        var address = RatingsAddress.For(Scope, Rules);
        if (_shown == address)
            return;
        (_shown, _preview, _message, _actId) = (address, null, null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var (scope, rules) = (Scope, Rules);
        try
        {
            var preview = await Task.Run(() => Majority.PreviewAsync(scope, rules, ct), ct);
            ct.ThrowIfCancellationRequested();
            (_preview, _failure) = (preview, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The rules changed meanwhile, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The votes could not be read from the database. Nothing was changed.";
        }
    }

    private Task ApplyAsync() => ActAsync(async () =>
    {
        var (scope, rules, seen, by) = (Scope, Rules, _preview!, await Curator.GetAsync());
        var result = await Task.Run(() => Majority.ApplyAsync(Guid.NewGuid(), scope, rules, seen, by, CancellationToken.None));
        _actId = result.Act is { Outcome: RelabelOutcome.Saved } act ? act.ActId : _actId;
        return result switch
        {
            { IsOutdated: true } => "Labels or votes changed since these counts were made, so nothing was relabelled. The counts are new now; look at them and press again.",
            { Act: { Outcome: RelabelOutcome.Saved } saved } => $"Relabelled {Formats.Count(saved.ChangedCount, "image", "images")}.",
            _ => "Nothing was relabelled.",
        };
    });

    private Task UndoAsync() => ActAsync(async () =>
    {
        var (act, by) = (_actId!.Value, await Curator.GetAsync());
        var result = await Task.Run(() => Undo.ReverseAsync(act, undo: true, by, CancellationToken.None));
        _actId = null;
        return result switch
        {
            { Target: null } => "It was taken back already.",
            { KeptCount: > 0 } => $"Taken back: {Formats.Count(result.Restored.Count, "image", "images")}. {Formats.Count(result.KeptCount)} changed again since and stay as they are.",
            _ => $"Taken back: {Formats.Count(result.Restored.Count, "image", "images")}.",
        };
    });

    private async Task ActAsync(Func<Task<string>> act)
    {
        if (_isBusy)
            return;
        (_isBusy, _message) = (true, null);
        try
        {
            _message = await act();
            await LoadAsync();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _message = "The labels could not be written to disk and were not stored. Earlier labels are safe. Check that the disk has space and try again.";
        }
        finally
        {
            _isBusy = false;
        }
    }

    private (string Name, int Count, string? Href)[] Rest(MajorityPreview preview) =>
    [
        ("Labelled so already", preview.AlreadySo, null),
        ("Agreement too low", preview.BelowAgreement, null),
        ("Reviewed, with another label", preview.KeptReviewed, null),
        ("Tie of two answers", preview.Ties, RatingsAddress.Browse(Scope, VoteMajority.Tie)),
        ("Unknown", preview.Unknown, RatingsAddress.Browse(Scope, VoteMajority.Unknown)),
        ("Not a face (NF)", preview.NotAFace, RatingsAddress.Browse(Scope, VoteMajority.NotAFace)),
        ("A class this dataset does not have", preview.NoSuchClass, RatingsAddress.Browse(Scope, VoteMajority.NoSuchClass)),
        ("Without votes", preview.WithoutVotes, null),
    ];

    private void ChooseClass(ChangeEventArgs change) => Go(
        Scope with { Classes = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? [index] : [] }, Rules);

    private void ChooseLeast(ChangeEventArgs change)
    {
        if (double.TryParse(change.Value as string, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share))
            Go(Scope, Rules with { LeastAgreement = share });
    }

    private void ToggleReviewed(ChangeEventArgs change) => Go(Scope, Rules with { KeepReviewed = change.Value is true });

    private void Go(SampleFilter scope, MajorityRules rules) => Navigation.NavigateTo(RatingsAddress.For(scope, rules), replace: true);
}
