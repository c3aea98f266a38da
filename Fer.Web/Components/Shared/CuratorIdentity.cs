using Fer.Data.Curators;

namespace Fer.Web.Components.Shared;

/// <summary>Who is on record for what is changed in this browser tab. The browser's cookie says which person it is; there is no login.</summary>
public sealed class CuratorIdentity(CuratorDirectory directory)
{
    private Guid _key = Guid.NewGuid();
    private Task<ActingCurator>? _curator;

    /// <summary>Raised on the caller's thread once the name has changed.</summary>
    public event Action? Renamed;

    /// <summary>Says which person it is; before the first <see cref="GetAsync"/>.</summary>
    public void Use(Guid key)
    {
        if (key == _key)
            return;
        (_key, _curator) = (key, null);
    }

    /// <summary>The person; on record from the first call on.</summary>
    public Task<ActingCurator> GetAsync() =>
        _curator is { IsFaulted: false } known ? known : _curator = Task.Run(() => directory.ResolveAsync(_key, null, CancellationToken.None));

    /// <summary>Gives the person another name.</summary>
    /// <returns>Whether the name could be used.</returns>
    public async Task<bool> RenameAsync(string name)
    {
        var curator = await GetAsync();
        if (await directory.RenameAsync(curator.Id, name, CancellationToken.None) is not { } renamed)
            return false;
        _curator = Task.FromResult(renamed);
        Renamed?.Invoke();
        return true;
    }
}
