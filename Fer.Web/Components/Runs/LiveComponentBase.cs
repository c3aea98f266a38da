using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Components.Runs;

/// <summary>
/// Base of what follows runs while they train. It listens first and loads afterwards, so that nothing falls between; bursts of news become at most
/// five refreshes a second; runs that another process trains send no news, so the rows are read again every few seconds while one is live.
/// </summary>
public abstract class LiveComponentBase : FerComponentBase
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PollPause = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _news = new(0, 1);
    private IDisposable? _subscription;

    [Inject] public required RunFeed Feed { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>Whether rows may change without news.</summary>
    protected abstract bool IsLive { get; }

    protected override void OnInitialized()
    {
        _subscription = Feed.Subscribe(OnNews);
        _ = FollowAsync();
    }

    /// <summary>Whether news of this run (0: of the queue) matters here.</summary>
    protected virtual bool Concerns(int runId) => true;

    /// <summary>Takes up the latest state; the component is rendered afterwards.</summary>
    protected abstract Task RefreshAsync(CancellationToken ct);

    protected override ValueTask ReleaseAsync()
    {
        _subscription?.Dispose();
        return base.ReleaseAsync();
    }

    private void OnNews(int runId)
    {
        if (IsDisposed || !Concerns(runId))
            return;
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // A refresh is due already.
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            while (true)
            {
                var isNews = await _news.WaitAsync(PollPause, Lifetime);
                if (isNews || IsLive)
                    await InvokeAsync(RefreshAndRenderAsync);
                await Task.Delay(LeastPause, Clock, Lifetime);
            }
        }
        catch (OperationCanceledException) when (IsDisposed)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    }

    private async Task RefreshAndRenderAsync()
    {
        if (IsDisposed)
            return;
        await RefreshAsync(Lifetime);
        StateHasChanged();
    }
}
