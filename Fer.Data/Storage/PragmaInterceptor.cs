using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fer.Data.Storage;

/// <summary>
/// Sets each connection's pragmas. <c>synchronous=FULL</c> because a label counts as saved once its commit returns;
/// with WAL, <c>NORMAL</c> could lose it to a power cut (sqlite.org/wal.html).
/// </summary>
public sealed class PragmaInterceptor : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA recursive_triggers=ON;";

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
