using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Layout;

namespace Fer.Web.Features.Browse;

/// <content>Moving the selection.</content>
public sealed partial class BrowsePage
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    /// <summary>Images that this page itself wrote into the address: when they come back late, the selection may have moved on.</summary>
    private readonly HashSet<long> _ownAddresses = [];
    private ITimer? _rest;

    private long? SelectedId => _selected >= 0 && _selected < _view.Count ? _view.IdAt(_selected) : null;

    private IEnumerable<Shortcut> MovingKeys() =>
    [
        new("ArrowRight", "Next image", () => MoveAsync(1)),
        new("ArrowLeft", "Previous image", () => MoveAsync(-1)),
        new("ArrowDown", "One row down", () => MoveAsync(Columns)),
        new("ArrowUp", "One row up", () => MoveAsync(-Columns)),
        new("PageDown", "One screen down", () => MoveAsync(Columns * ScreenRows)),
        new("PageUp", "One screen up", () => MoveAsync(-Columns * ScreenRows)),
        new("Home", "First image", () => MoveAsync(-_view.Count)),
        new("End", "Last image", () => MoveAsync(_view.Count)),
        new("Backspace", "Previous image", () => MoveAsync(-1)),
    ];

    private int Columns => _grid?.Columns ?? 1;

    private int ScreenRows => _grid?.VisibleRows ?? 1;

    private async Task MoveAsync(int by)
    {
        if (_view.Count == 0)
            return;
        await SelectAsync(Math.Clamp(_selected + by, 0, _view.Count - 1));
        RememberSelection();
    }

    private async Task SelectIdAsync(long id)
    {
        var index = await _view.FindAsync(id, Lifetime);
        if (index < 0)
        {
            // A copy that the filter hides: show it all the same, without the filter.
            Navigation.NavigateTo(BrowseAddress.For(new(_filter!.DatasetId), id, _size));
            return;
        }
        await SelectAsync(index);
        RememberSelection();
    }

    private async Task SelectAsync(int index)
    {
        await _view.SelectAsync(index, Lifetime);
        _selected = index;
        StateHasChanged();
    }

    /// <summary>The address follows once the keys rest: it costs a round trip, and nobody reads it in between.</summary>
    private void RememberSelection() => _rest?.Change(Rest, Timeout.InfiniteTimeSpan);

    private void WriteAddress()
    {
        if (IsDisposed || SelectedId is not { } id || id == ImageId)
            return;
        _ownAddresses.Add(id);
        Navigation.NavigateTo(BrowseAddress.For(_filter!, id, _size, _sort), replace: true);
    }
}
