using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace Fer.Web.Features.Browse;

/// <summary>The wall of thumbnails. Rows of as many as fit are virtualised, so that 500,000 images scroll like 50.</summary>
public sealed partial class ImageGrid : FerComponentBase
{
    /// <summary>Space between two thumbnails and their frame, in pixels.</summary>
    private const int Gap = 8;

    private DotNetObjectReference<ImageGrid>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _watch;
    private Virtualize<int>? _rows;
    private ElementReference _element;
    private int _columns;
    private int _shownIndex = -1;
    private (int Start, int End) _drawnRows;

    [Parameter, EditorRequired] public required GridView View { get; set; }

    /// <summary>Changes when the view was loaded anew.</summary>
    [Parameter, EditorRequired] public required int Generation { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    /// <summary>Edge of a thumbnail in pixels.</summary>
    [Parameter, EditorRequired] public required int Size { get; set; }

    [Parameter, EditorRequired] public required int SelectedIndex { get; set; }

    /// <summary>Images chosen for a bulk change.</summary>
    [Parameter, EditorRequired] public required ImageSelection Chosen { get; set; }

    [Parameter] public EventCallback<(long Id, MouseEventArgs Click)> Clicked { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>Thumbnails in a row; 1 until the browser has said how wide the wall is.</summary>
    public int Columns => Math.Max(1, _columns);

    /// <summary>Rows that fit on the screen.</summary>
    public int VisibleRows { get; private set; } = 1;

    private int CellPitch => Size + Gap;

    private string LayoutKey => $"{Generation}/{_columns}/{Size}";

    private string SizeStyle => $"width:{Size + 4}px;height:{Size + 4}px";

    private string PlaceholderStyle => $"height:{CellPitch}px";

    /// <summary>The selected image's element; none while it is scrolled out of what is drawn, for then the element does not exist.</summary>
    private string? ActiveDescendant =>
        SelectedIndex / Columns >= _drawnRows.Start && SelectedIndex / Columns < _drawnRows.End && View.CellAt(SelectedIndex) is { } cell ? $"cell-{cell.Id}" : null;

    /// <summary>Called by the script with the inner size of the wall in pixels.</summary>
    [JSInvokable]
    public Task OnSizeAsync(double width, double height) => InvokeAsync(() =>
    {
        VisibleRows = Math.Clamp((int)(height / CellPitch), 1, 200);
        var columns = Math.Clamp((int)((width + Gap - 4) / CellPitch), 1, 200);
        if (columns == _columns)
            return;
        _columns = columns;
        _shownIndex = -1;
        StateHasChanged();
    });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = new ScriptModule(Js, "./Features/Browse/ImageGrid.razor.js");
            _self = DotNetObjectReference.Create(this);
            _watch = await _script.InvokeAsync<IJSObjectReference>("watch", _element, _self);
        }
        if (_watch is not null && _columns > 0 && SelectedIndex >= 0 && SelectedIndex != _shownIndex)
        {
            _shownIndex = SelectedIndex;
            await _watch.InvokeVoidAsync("reveal", Lifetime, SelectedIndex / Columns * CellPitch, CellPitch);
        }
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_watch is not null)
            await ScriptModule.DisposeObjectAsync(_watch);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    /// <summary>On small thumbnails there is no room for how sure it was.</summary>
    private string SaidOf(SampleCell cell) => cell.Predicted is not { } predicted ? ""
        : Size < 72 ? ClassOf(predicted)?.Name ?? $"class {predicted}"
        : $"{ClassOf(predicted)?.Name ?? $"class {predicted}"} {Formats.Percent(cell.Confidence, 0)}";

    private static string MarksOf(SampleCell cell) =>
        $"{(cell.Label == cell.OriginalLabel ? "" : "✎")}{(cell.IsReviewed ? "✓" : "")}{(cell.IsExcluded ? "⊘" : "")}";

    private ClassCount? ClassOf(int label) => Classes.FirstOrDefault(row => row.Index == label);

    private async ValueTask<ItemsProviderResult<int>> ReadRowsAsync(ItemsProviderRequest request)
    {
        var total = (View.Count + Columns - 1) / Columns;
        var count = Math.Clamp(total - request.StartIndex, 0, request.Count);
        await View.ShowAsync(request.StartIndex * Columns, count * Columns, request.CancellationToken);
        _drawnRows = (request.StartIndex, request.StartIndex + count);
        return new ItemsProviderResult<int>(Enumerable.Range(request.StartIndex, count), total);
    }
}
