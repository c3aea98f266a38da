using Fer.Data.Samples;
using Fer.Web.Endpoints;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Browse;

/// <content>Tells the browser which images come next, so that it can go on by itself when the connection breaks.</content>
public sealed partial class BrowsePage
{
    private const int Ahead = 200, Behind = 20, Reserve = 60;

    /// <summary>No place lies in it, so that the images around the selected one are read again.</summary>
    private static readonly (int Start, int End) NotQueued = (int.MaxValue, 0);

    private IReadOnlyList<OutboxImage> _queue = [];
    private (int Start, int End) _queued;
    private bool _isQueueing;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_view.Count == 0 || _view.CellAt(_selected) is null || _isQueueing || IsEnough())
            return;
        _isQueueing = true;
        try
        {
            await FillQueueAsync();
        }
        catch (Exception late) when (late is OperationCanceledException or SqliteException)
        {
            // The page was left, or the database is busy: the next render tries again.
        }
        finally
        {
            _isQueueing = false;
        }
    }

    private async Task FillQueueAsync()
    {
        var start = Math.Max(0, _selected - Behind);
        var end = Math.Min(_view.Count, _selected + Ahead);
        _queued = (start, end);
        await _view.ShowAsync(start, end - start, Lifetime);
        _queue = [.. Enumerable.Range(start, end - start).Select(_view.CellAt).OfType<SampleCell>()
            .Select(cell => new OutboxImage(cell.Id, cell.Version, cell.Label, ImageEndpoints.Address(cell.Id, cell.ImageTag)))];
        StateHasChanged();
    }

    private bool IsEnough() => _queue.Count > 0 && _selected >= _queued.Start && (_queued.End == _view.Count ? _selected < _queued.End : _selected < _queued.End - Reserve);
}
