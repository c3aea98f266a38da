using Fer.Data;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.TestKit;

/// <summary>Contexts that nobody gets before the gate is opened, so that a test can look at a page that waits for its rows.</summary>
internal sealed class GatedContexts(IDbContextFactory<FerDbContext> contexts) : IDbContextFactory<FerDbContext>
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once somebody waits at the gate.</summary>
    public Task Reached => _reached.Task;

    public void Open() => _open.TrySetResult();

    public FerDbContext CreateDbContext() => throw new NotSupportedException("Only asynchronous readers can wait.");

    public async Task<FerDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        _reached.TrySetResult();
        await _open.Task.WaitAsync(cancellationToken);
        return await contexts.CreateDbContextAsync(cancellationToken);
    }
}
