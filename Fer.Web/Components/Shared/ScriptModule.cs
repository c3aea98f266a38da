using Microsoft.JSInterop;

namespace Fer.Web.Components.Shared;

/// <summary>A component's own script: loaded at first use, and let go without complaint when the browser is already gone.</summary>
public sealed class ScriptModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    public async ValueTask<T> InvokeAsync<T>(string function, params object?[] args)
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", path);
        return await _module.InvokeAsync<T>(function, args);
    }

    public async ValueTask InvokeVoidAsync(string function, params object?[] args)
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", path);
        await _module.InvokeVoidAsync(function, args);
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
            await ReleaseAsync(_module);
    }

    /// <summary>Calls <c>dispose</c> on an object that the script made, then lets it go.</summary>
    public static async ValueTask DisposeObjectAsync(IJSObjectReference made)
    {
        try
        {
            await made.InvokeVoidAsync("dispose");
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            return;
        }
        await ReleaseAsync(made);
    }

    private static async ValueTask ReleaseAsync(IJSObjectReference reference)
    {
        try
        {
            await reference.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser left first and took the object with it.
        }
    }
}
