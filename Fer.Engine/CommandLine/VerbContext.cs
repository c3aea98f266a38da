using System.CommandLine;
using Fer.Data;
using Fer.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>What a verb works with: an initialised data folder, the clock and the output.</summary>
/// <param name="Arguments">The parsed options.</param>
/// <param name="Folder">The data folder; its database is up to date.</param>
/// <param name="Contexts">Database contexts, one an operation.</param>
/// <param name="Clock">Time.</param>
/// <param name="Output">Where to write.</param>
/// <param name="Services">Everything registered for the command line.</param>
public sealed record VerbContext(
    ParseResult Arguments,
    DataFolder Folder,
    IDbContextFactory<FerDbContext> Contexts,
    TimeProvider Clock,
    VerbOutput Output,
    IServiceProvider Services);
