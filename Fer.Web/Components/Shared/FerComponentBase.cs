using Microsoft.AspNetCore.Components;

namespace Fer.Web.Components.Shared;

/// <summary>Base of every page and panel that loads something: its work ends when it leaves the screen, and a newer load replaces an older one.</summary>
public abstract class FerComponentBase : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _lifetime = new();
    private CancellationTokenSource? _load;

    protected FerComponentBase() => Lifetime = _lifetime.Token;

    /// <summary>Cancelled when the component is disposed.</summary>
    protected CancellationToken Lifetime { get; }

    protected bool IsDisposed { get; private set; }

    /// <summary>Cancels the load before and returns the token of the one that starts now; it is cancelled on dispose, too.</summary>
    protected CancellationToken NextLoad()
    {
        _load?.Cancel();
        _load?.Dispose();
        _load = CancellationTokenSource.CreateLinkedTokenSource(Lifetime);
        return _load.Token;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        await _lifetime.CancelAsync();
        await ReleaseAsync();
        _load?.Dispose();
        _lifetime.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what a subclass holds; the tokens are already cancelled.</summary>
    protected virtual ValueTask ReleaseAsync() => ValueTask.CompletedTask;
}
