using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Fer.Web.Components.Importing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fer.Tests.Web.Features;

public sealed class ImportJobsTests : IDisposable
{
    private readonly ScriptedImport _work = new();
    private readonly RememberedUploads _uploads = new();
    private readonly ImportJobs _jobs;

    public ImportJobsTests() => _jobs = new ImportJobs(_work, _uploads, NullLogger<ImportJobs>.Instance);

    private static CancellationToken Ct => TestLimit.Token;

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public async Task Start_SameDatasetTwice_RefusesTheSecond()
    {
        var first = _jobs.Start(Order("Faces"));

        Assert.Null(_jobs.Start(Order(" faces ")));
        Assert.NotNull(_jobs.Start(Order("others")));

        await _jobs.StopAsync(Ct);
        Assert.Equal(ImportState.Cancelled, _jobs.Find(first!.Id)!.State);
    }

    [Fact]
    public async Task Start_WorkDone_ShowsItsReportAndDeletesTheUpload()
    {
        var upload = Guid.NewGuid();
        var job = _jobs.Start(Order("faces", upload))!;

        _work.Complete(ScriptedImport.Report(7));
        await ReachAsync(job.Id, ImportState.Done);

        Assert.Equal(7, _jobs.Find(job.Id)!.Report!.Added);
        Assert.Equal([upload], await _uploads.Deleted.Task.WaitAsync(Ct));
    }

    [Fact]
    public async Task Start_WorkRefused_ShowsItsSentence()
    {
        var job = _jobs.Start(Order("faces"))!;

        _work.Fail(new ImportException("a.csv is no table of pixels."));
        await ReachAsync(job.Id, ImportState.Failed);

        Assert.Equal("a.csv is no table of pixels.", _jobs.Find(job.Id)!.Failure);
    }

    [Fact]
    public async Task Start_WorkBroken_ShowsNoExceptionText()
    {
        var job = _jobs.Start(Order("faces"))!;

        _work.Fail(new InvalidOperationException("secret detail"));
        await ReachAsync(job.Id, ImportState.Failed);

        Assert.DoesNotContain("secret", _jobs.Find(job.Id)!.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelAsync_Running_EndsCancelledAndFreesTheDataset()
    {
        var job = _jobs.Start(Order("faces"))!;

        await _jobs.CancelAsync(job.Id);
        await ReachAsync(job.Id, ImportState.Cancelled);

        _jobs.PutAway(job.Id);
        Assert.Empty(_jobs.All);
        Assert.NotNull(_jobs.Start(Order("faces")));
    }

    private static SourceOrder Order(string dataset, params Guid[] uploads) => new(dataset, "/data/fer2013.csv", null, null, uploads) { Actor = "ada" };

    private async Task ReachAsync(Guid id, ImportState state)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (_jobs.Find(id)!.State == state)
                reached.TrySetResult();
        }
        _jobs.Changed += Look;
        Look();
        await reached.Task.WaitAsync(Ct);
        _jobs.Changed -= Look;
    }

    private sealed class RememberedUploads : IUploads
    {
        public TaskCompletionSource<Guid[]> Deleted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public (string Name, string Path)? Locate(Guid id) => null;

        public void Delete(Guid id) => Deleted.TrySetResult([id]);
    }
}
