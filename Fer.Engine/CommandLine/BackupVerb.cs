using System.CommandLine;
using Fer.Engine.Storage;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer backup</c>: copies the database while it is in use.</summary>
public sealed class BackupVerb : IVerb
{
    private readonly Argument<string> _file = new("FILE") { Description = "File to write; an older backup there is replaced." };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("backup", "Write a consistent copy of the database; checkpoint files are not in it.") { _file }, BackUpAsync);

    private async Task<int> BackUpAsync(VerbContext context, CancellationToken ct)
    {
        var file = Path.GetFullPath(context.Arguments.GetRequiredValue(_file));
        var result = new BackupResult(file, await new DatabaseBackup(context.Folder, context.Contexts).WriteAsync(file, ct));
        context.Output.Result(result, VerbJsonContext.Default.BackupResult, text => text.WriteLine(
            $"Database copied to {result.File} ({result.Bytes / (1024 * 1024)} MB), checked. To restore it, stop Fer and put it in place of {context.Folder.Database}. Saved weights lie in {context.Folder.Checkpoints}; copy them too."));
        return ExitCode.Done;
    }
}
