using Fer.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Reliability;

/// <summary>Contexts of a database that is locked while a test wants it to be.</summary>
internal sealed class FailingContexts(IDbContextFactory<FerDbContext> real) : IDbContextFactory<FerDbContext>
{
    private const int SqliteBusy = 5;

    private int _refused;

    /// <summary>Whether the database is locked.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Contexts that were refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public FerDbContext CreateDbContext()
    {
        if (!IsLocked)
            return real.CreateDbContext();
        Interlocked.Increment(ref _refused);
        throw new SqliteException("database is locked", SqliteBusy);
    }
}
