using System.CommandLine;
using Fer.Engine.Storage;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer verify</c>: checks the data folder; exit code 1 where something is wrong.</summary>
public sealed class VerifyVerb : IVerb
{
    private const int ShownFindings = 50;

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("verify", "Check the database's structure, every image, every label, every split and every checkpoint."), VerifyAsync);

    private static async Task<int> VerifyAsync(VerbContext context, CancellationToken ct)
    {
        var report = await new DataVerifier(context.Folder, context.Contexts).VerifyAsync(progress: null, ct);
        context.Output.Result(report, VerbJsonContext.Default.VerifyReport, text => Write(report, context.Folder.Backups, text));
        return report.IsSound ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Write(VerifyReport report, string backups, TextWriter text)
    {
        var scope = $"{report.Images} images, {report.LabelEvents} label events, {report.Splits} splits and {report.Checkpoints} checkpoints checked";
        text.WriteLine(report.IsSound ? $"{scope}: all is well." : $"{scope}: {report.Findings.Count} problems. Nothing was changed; sound copies may lie in {backups}.");
        foreach (var finding in report.Findings.Take(ShownFindings))
            text.WriteLine($"  {finding.Place}: {finding.Problem}");
    }
}
