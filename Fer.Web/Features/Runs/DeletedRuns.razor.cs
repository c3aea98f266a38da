using System.Globalization;
using Fer.Engine.Runs;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>
/// Says which runs were deleted and brings them back. The address names them, so that the notice survives a reload and comes along from a run's page;
/// what names no run that can be restored is passed over, since an old address is no error.
/// </summary>
public sealed partial class DeletedRuns
{
    /// <summary>Where the address names the runs.</summary>
    public const string Parameter = "deleted";

    private IReadOnlyList<RunAside> _aside = [];
    private IReadOnlyList<RunAside> _restored = [];
    private IReadOnlyList<string> _failures = [];
    private ElementReference _dismiss;
    private string? _read;
    private bool _isBusy;

    /// <summary>Ids of runs with commas between.</summary>
    [Parameter, EditorRequired] public required string? Text { get; set; }

    [Inject] public required RunDeletion Deletion { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ILogger<DeletedRuns> Log { get; init; }

    private bool IsShown => _aside.Count + _restored.Count + _failures.Count > 0;

    private string Words => (_restored, _aside) switch
    {
        ([var run], _) => $"Run {run.Id} “{run.Name}” is back.",
        ({ Count: > 0 }, _) => $"{Formats.Count(_restored.Count)} runs are back.",
        (_, [var run]) => $"Run {run.Id} “{run.Name}” deleted.",
        (_, { Count: > 0 }) => $"{Formats.Count(_aside.Count)} runs deleted.",
        _ => "",
    };

    /// <summary>What the address says of these runs.</summary>
    public static string TextOf(IEnumerable<int> runIds) => string.Join(',', runIds.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    protected override async Task OnParametersSetAsync()
    {
        if (Text == _read)
            return;
        _read = Text;
        try
        {
            var ids = Ids(Text);
            var aside = ids.Length == 0 ? [] : await Deletion.ListAsideAsync(ids, NextLoad());
            (_aside, _restored, _failures) = (aside, [], []);
        }
        catch (OperationCanceledException)
        {
            // A newer address has been asked for.
        }
    }

    private static int[] Ids(string? text) =>
        [.. (text ?? "").Split(',').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];

    private string Time(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Clock.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Goes on where the page is left meanwhile. One run that cannot be restored keeps no other from it.</summary>
    private async Task UndoAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        List<RunAside> restored = [];
        List<RunAside> left = [];
        List<string> failures = [];
        foreach (var run in _aside)
        {
            try
            {
                await Desk.RestoreAsync(run.Id, CancellationToken.None);
                restored.Add(run);
            }
            catch (RunDeletionException refused)
            {
                failures.Add(refused.Message);
            }
            catch (Exception error)
            {
                Log.LogError(error, "Run {RunId} could not be restored", run.Id);
                left.Add(run);
                failures.Add($"Run {run.Id} “{run.Name}” could not be restored. Nothing of it is lost before {Time(run.Until)}; try again, and look into the application's log if it happens again.");
            }
        }

        (_aside, _restored, _failures, _isBusy) = (left, restored, failures, false);
        if (IsDisposed)
            return;
        Address(left.Count == 0 ? null : TextOf(left.Select(run => run.Id)));
        // The button that was pressed is gone, and the other must be usable before it can have the focus.
        StateHasChanged();
        await _dismiss.FocusAsync();
    }

    private void Dismiss()
    {
        (_aside, _restored, _failures) = ([], [], []);
        Address(null);
    }

    /// <summary>What stands in the address is what is shown already, so that it is not read again. The list follows the address and shows what came back.</summary>
    private void Address(string? text)
    {
        _read = text;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(Parameter, text), replace: true);
    }
}
