using Fer.Data.Storage;
using Fer.Engine.CrossValidations;
using Fer.Engine.Exchange;
using Fer.Engine.Importing;
using Fer.Engine.Inference;
using Fer.Engine.Native;
using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Splitting;
using Fer.Engine.Training;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>Says in words what an exception means to the person at the terminal.</summary>
public static class FailureText
{
    private const int SqliteBusy = 5;
    private const int SqliteFull = 13;

    /// <summary>The message for standard error; never a stack trace.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        VerbException or ImportException or ExportException or SplitException or CrossValidationException or QualityException or DataFolderException => failure.Message,
        RunFailedException or InvalidRunException or RunDeletionException or CheckpointException or ModelExportException or ModelFileException or DeviceUnavailableException or TorchLibraryException => failure.Message,
        OperationCanceledException => "Cancelled. What was saved before stays; run the same command again to go on.",
        DbUpdateException { InnerException: SqliteException inner } => Describe(inner),
        SqliteException { SqliteErrorCode: SqliteFull } => "The disk is full. What was saved before stays; free some space and run the same command again.",
        SqliteException { SqliteErrorCode: SqliteBusy } => "Another process keeps the database locked. Nothing of this step was saved; run the same command again when it has finished.",
        SqliteException => $"The database refused the operation: {failure.Message} Nothing of this step was saved. Run fer verify to check the database.",
        FileNotFoundException { FileName: { } file } => $"There is no file {file}. Check the path.",
        IOException or UnauthorizedAccessException => $"{failure.Message} Check the path and its permissions.",
        _ => $"Something went wrong inside Fer: {failure.GetType().Name}: {failure.Message} What was saved before stays.",
    };
}
