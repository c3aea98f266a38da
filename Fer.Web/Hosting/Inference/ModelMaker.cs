using System.Globalization;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Hosting.Inference;

/// <summary>Exports runs in a child process, since the check of the file needs libtorch.</summary>
internal sealed class ModelMaker(FerCommandRunner runner, ILogger<ModelMaker> log) : IModelMaker
{
    public async Task<string?> ExportAsync(int runId, CancellationToken ct)
    {
        var answer = await runner.RunAsync(["export", "--run", runId.ToString(CultureInfo.InvariantCulture)], ct);
        if (answer.ExitCode == 0)
            return null;
        log.LogWarning("Exporting run {RunId} ended with {ExitCode}: {Error}", runId, answer.ExitCode, answer.Error);
        return answer.Error.Length > 0 ? answer.Error : "The process that exports ended without a word. The weights are safe; try again, and look into the log if it happens again.";
    }
}
