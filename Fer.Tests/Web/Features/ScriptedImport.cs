using Fer.Engine.Importing;
using Fer.Web.Components.Importing;

namespace Fer.Tests.Web.Features;

/// <summary>An import that goes as far as a test lets it.</summary>
internal sealed class ScriptedImport : IImportWork
{
    private readonly TaskCompletionSource<ImportReport> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static ImportReport Report(int added) => new()
    {
        DatasetId = 1,
        DatasetName = "faces",
        SourceName = "fer2013.csv",
        Added = added,
        AlreadyPresent = added == 0 ? 7 : 0,
        Rejected = 1,
        Rejections = [new RejectedEntry("line 7", "2303 pixels instead of 2304")],
        IdenticalGroups = 0,
        IdenticalImages = 0,
        Elapsed = TimeSpan.FromSeconds(3),
    };

    public void Complete(ImportReport report) => _end.SetResult(report);

    public void Fail(Exception failure) => _end.SetException(failure);

    public async Task<ImportReport> RunAsync(ImportOrder order, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        progress.Report(new ImportProgress(1200, 0.25, 600, TimeSpan.FromSeconds(6)));
        return await _end.Task.WaitAsync(ct);
    }
}
