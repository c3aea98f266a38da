using Fer.Data.Samples;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components.Web;

namespace Fer.Web.Features.Browse;

/// <content>Moving the selected image, and choosing several.</content>
public sealed partial class BrowsePage
{
    private const int UpcomingCount = 12;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    /// <summary>Images that this page itself wrote into the address: when they come back late, the selection may have moved on.</summary>
    private readonly HashSet<long> _ownAddresses = [];
    private readonly ImageSelection _chosen = new();
    private ITimer? _rest;

    private long? SelectedId => _selected >= 0 && _selected < _view.Count ? _view.IdAt(_selected) : null;

    /// <summary>The next few images, as far as they are read.</summary>
    private IReadOnlyList<long> Upcoming =>
        [.. Enumerable.Range(_selected + 1, UpcomingCount).Select(_view.CellAt).OfType<SampleCell>().Select(cell => cell.Id)];

    private IEnumerable<Shortcut> MovingKeys() =>
    [
        new("ArrowRight", "Next image", () => MoveAsync(1)) { Id = "next-image" },
        new("ArrowLeft", "Previous image", () => MoveAsync(-1)) { Id = "previous-image" },
        new("ArrowDown", "One row down", () => MoveAsync(Columns)) { Id = "row-down" },
        new("ArrowUp", "One row up", () => MoveAsync(-Columns)) { Id = "row-up" },
        new("PageDown", "One screen down", () => MoveAsync(Columns * ScreenRows)) { Id = "screen-down" },
        new("PageUp", "One screen up", () => MoveAsync(-Columns * ScreenRows)) { Id = "screen-up" },
        new("Home", "First image", () => MoveAsync(-_view.Count)) { Id = "first-image" },
        new("End", "Last image", () => MoveAsync(_view.Count)) { Id = "last-image" },
        new("Backspace", "Previous image", () => MoveAsync(-1)) { Id = "previous-image-too" },
        new("Shift+ArrowRight", "Choose up to the next image", () => ExtendAsync(1)) { Id = "choose-next" },
        new("Shift+ArrowLeft", "Choose up to the previous image", () => ExtendAsync(-1)) { Id = "choose-previous" },
        new("Shift+ArrowDown", "Choose one row more", () => ExtendAsync(Columns)) { Id = "choose-row-more" },
        new("Shift+ArrowUp", "Choose one row less", () => ExtendAsync(-Columns)) { Id = "choose-row-less" },
        new(" ", "Choose this image, or let go of it", ToggleAsync) { Id = "choose" },
        new("Ctrl+a", "Choose all images under the filter", ChooseAllAsync) { Id = "choose-all" },
        new("Escape", "Choose none", ChooseNoneAsync) { Id = "choose-none" },
    ];

    private int Columns => _grid?.Columns ?? 1;

    private int ScreenRows => _grid?.VisibleRows ?? 1;

    private Task MoveAsync(int by) => InOrderAsync(() => StepAsync(by));

    private async Task StepAsync(int by)
    {
        if (_view.Count == 0)
            return;
        await SelectAsync(Math.Clamp(_selected + by, 0, _view.Count - 1));
        RememberSelection();
    }

    private Task ExtendAsync(int by) => InOrderAsync(async () =>
    {
        if (_chosen.Count == 0)
            _chosen.Clear(_selected);
        await StepAsync(by);
        ChooseRange(_selected);
    });

    private Task ToggleAsync() => InOrderAsync(() =>
    {
        if (SelectedId is { } id)
            _chosen.Toggle(id, _selected);
        return Task.CompletedTask;
    });

    private Task ChooseAllAsync() => InOrderAsync(async () => _chosen.Choose(await _view.ListAsync(Lifetime)));

    private Task ChooseNoneAsync() => InOrderAsync(() =>
    {
        _chosen.Clear(_selected);
        return Task.CompletedTask;
    });

    /// <summary>A plain click selects the image, with Ctrl it is chosen too, with Shift all up to it.</summary>
    private Task ClickAsync((long Id, MouseEventArgs Click) clicked) => InOrderAsync(async () =>
    {
        var index = _view.IndexOf(clicked.Id);
        if (index < 0)
            return;
        var isRange = clicked.Click.ShiftKey;
        var isMore = clicked.Click.CtrlKey || clicked.Click.MetaKey;
        if (isRange && _chosen.Count == 0)
            _chosen.Clear(_selected);
        await SelectAsync(index);
        if (isRange)
            ChooseRange(index);
        else if (isMore)
            _chosen.Toggle(clicked.Id, index);
        else
            _chosen.Clear(index);
        RememberSelection();
    });

    private void ChooseRange(int to)
    {
        var from = Math.Min(_chosen.Anchor, to);
        _chosen.Choose(Enumerable.Range(from, Math.Max(_chosen.Anchor, to) - from + 1).Where(place => place < _view.Count).Select(_view.IdAt));
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
