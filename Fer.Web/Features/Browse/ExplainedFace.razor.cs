using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Engine.Explanations;
using Fer.Web.Endpoints;
using Fer.Web.Hosting.Explaining;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Browse;

/// <summary>The selected image at six times its size, and over it on request where the run of the view looked.</summary>
public sealed partial class ExplainedFace
{
    private const int UsualStrength = 60;

    private Explanation? _shown;
    private string? _failure;
    private int? _class;
    private int _strength = UsualStrength;
    private bool _isAsking;
    private bool _isOn;
    private (long Sample, int? Run)? _loaded;

    [Parameter, EditorRequired] public required SampleCell Cell { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    /// <summary>Run of the view; without one only the image is shown.</summary>
    [Parameter] public int? RunId { get; set; }

    /// <summary>Images that come next; their maps are made along with one that is asked for.</summary>
    [Parameter] public IReadOnlyList<long> Upcoming { get; set; } = [];

    /// <summary>Stands between the image and what can be asked about it, so that it keeps its place.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Inject] public required IExplanations Explanations { get; init; }

    [Inject] public required ILogger<ExplainedFace> Log { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Cell.Id, RunId))
            return;
        _loaded = (Cell.Id, RunId);
        var ct = NextLoad();
        (_shown, _failure, _class, _isAsking) = (null, null, null, false);
        if (_isOn && RunId is { } run)
            await ShowKeptAsync(run, ct);
    }

    private string Overlay => string.Create(CultureInfo.InvariantCulture, $"mask-image:url('{MapAddress}');opacity:{_strength / 100.0:0.##}");

    private string MapAddress => ExplanationEndpoints.Address(RunId!.Value, Cell.Id, _class, string.Create(CultureInfo.InvariantCulture, $"{Cell.ImageTag}-{_shown!.Class}"));

    /// <summary>A map that is there already follows the selection; one that has to be made waits to be asked for.</summary>
    private async Task ShowKeptAsync(int run, CancellationToken ct)
    {
        try
        {
            var known = await Explanations.FindAsync(run, Cell.Id, null, ct);
            ct.ThrowIfCancellationRequested();
            _shown = known.Explanation;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another image was chosen meanwhile.
        }
        catch (SqliteException)
        {
            // The button asks again, and then says what is wrong.
        }
    }

    private async Task AskAsync(int? classIndex)
    {
        if (RunId is not { } run)
            return;
        var ct = NextLoad();
        (_isAsking, _failure) = (true, null);
        try
        {
            var answer = await Explanations.ExplainAsync(run, Cell.Id, classIndex, classIndex is null ? Upcoming : [], ct);
            ct.ThrowIfCancellationRequested();
            _failure = answer.Trouble;
            if (answer.Explanation is { } made)
                (_shown, _class, _isOn) = (made, classIndex, true);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Cancelled, or another image was chosen meanwhile.
            return;
        }
        catch (Exception error)
        {
            Log.LogError(error, "Image {SampleId} could not be explained by run {RunId}", Cell.Id, run);
            _failure = "The process that explains could not be started. The weights are safe; try again, and look into the log if it happens again.";
        }

        _isAsking = false;
    }

    private void Cancel()
    {
        _ = NextLoad();
        _isAsking = false;
    }

    private void Hide() => (_shown, _class, _isOn) = (null, null, false);

    private void SetStrength(ChangeEventArgs change) =>
        _strength = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var strength) ? Math.Clamp(strength, 0, 100) : UsualStrength;

    private string Words(Explanation shown) => shown.HasEvidence
        ? $"Coloured places spoke for {NameOf(shown.Class)}. The map has {shown.Rows} × {shown.Columns} cells, so it is coarse. It shows what one of the last convolutions answered to; it is no proof of why."
        : $"No place of the image spoke for {NameOf(shown.Class)}.";

    private string NameOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";

    private int SlotOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.ColourSlot ?? label + 1;
}
