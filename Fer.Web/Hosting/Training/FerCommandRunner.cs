using System.Diagnostics;

namespace Fer.Web.Hosting.Training;

/// <summary>Runs a short verb of <c>fer</c> to its end.</summary>
internal sealed class FerCommandRunner(FerCommand command)
{
    /// <summary>Runs the verb; the process ends with the token.</summary>
    public async Task<FerCommandResult> RunAsync(IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(command.Prepare(arguments)) ?? throw new InvalidOperationException("The process did not start.");
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new FerCommandResult(process.ExitCode, await output, (await error).Trim());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
