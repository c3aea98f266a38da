using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Fer.Web.Components.Charts;

/// <summary>Draws a spec with ApexCharts, and shows the same figures as a table for those whom a drawing does not serve.</summary>
public sealed partial class ApexChart : FerComponentBase
{
    private DotNetObjectReference<ApexChart>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _chart;
    private ElementReference _element;
    private ChartSpec? _drawn;
    private bool _isDrawing;
    private bool _showsTable;

    [Parameter, EditorRequired] public required ChartSpec Spec { get; set; }

    /// <summary>What the chart says, for those who cannot see it: "Loss fell from 1.79 to 0.94 over 20 epochs".</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Pixels.</summary>
    [Parameter] public int Height { get; set; } = 280;

    [Parameter] public EventCallback<ChartSelection> PointSelected { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>Called by the script; what comes from a browser is checked against the spec.</summary>
    [JSInvokable]
    public Task OnPointSelectedAsync(int seriesIndex, int pointIndex) => InvokeAsync(() =>
        ChartRows.Holds(Spec, seriesIndex, pointIndex)
            ? PointSelected.InvokeAsync(new ChartSelection(seriesIndex, pointIndex))
            : Task.CompletedTask);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isDrawing)
            return;
        _isDrawing = true;
        try
        {
            // A spec that arrives while the browser still draws the last one is taken in the next round.
            while (!IsDisposed && !ReferenceEquals(_drawn, Spec))
                await DrawAsync(Spec);
        }
        catch (Exception gone) when (gone is JSDisconnectedException || (gone is OperationCanceledException && IsDisposed))
        {
            // The browser left; nobody sees this chart any more.
        }
        finally
        {
            _isDrawing = false;
        }
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_chart is not null)
            await ScriptModule.DisposeObjectAsync(_chart);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    private async Task DrawAsync(ChartSpec spec)
    {
        var change = ChartDiff.Compare(_drawn, spec);
        _drawn = spec;
        if (_chart is not null && change == ChartChange.Data)
        {
            await _chart.InvokeVoidAsync("update", ChartJsonContext.ToElement(ChartProjection.ToData(spec)));
        }
        else if (_chart is null || change == ChartChange.Shape)
        {
            await CreateAsync(spec);
        }
    }

    private async Task CreateAsync(ChartSpec spec)
    {
        if (_chart is not null)
            await ScriptModule.DisposeObjectAsync(_chart);
        _chart = null;
        _script ??= new ScriptModule(Js, "./Components/Charts/ApexChart.razor.js");
        _self ??= DotNetObjectReference.Create(this);
        var payload = ChartProjection.ToPayload(spec, Label, Height, PointSelected.HasDelegate);
        var made = await _script.InvokeAsync<IJSObjectReference>("create", _element, ChartJsonContext.ToElement(payload), _self);
        if (IsDisposed)
            await ScriptModule.DisposeObjectAsync(made);
        else
            _chart = made;
    }

    private void Toggle() => _showsTable = !_showsTable;
}
