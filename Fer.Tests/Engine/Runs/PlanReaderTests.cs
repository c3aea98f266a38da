using System.Security.Cryptography;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Runs;

public sealed class PlanReaderTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private TrainableDataset _dataset = null!; // set before each test
    private PlanReader _plans = null!; // set before each test
    private int _run;

    private static CancellationToken Ct => TestLimit.Token;

    private string ResumePath => Path.Combine(_database.Folder.Checkpoints, "1", "resume-0003.ckpt");

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _dataset = await TrainableDataset.AddAsync(_database, Ct);
        _plans = new PlanReader(_database.Contexts, new SplitImages(_database.Contexts), _database.Folder);
        _run = await EnqueueAsync(settings => settings);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Read_RunThatHasNoEpoch_BeginsAnewWhateverItsFolderHolds()
    {
        WriteResume();
        var (plan, ids) = await _plans.ReadAsync(_run, Ct);

        Assert.Null(plan.ResumeFrom);
        Assert.Null(plan.Votes);
        Assert.Equal(await _database.ReadAsync(db => db.SplitSamples.Where(row => row.Part == SplitPart.Validation).OrderBy(row => row.SampleId).Select(row => row.SampleId).ToListAsync(Ct)), ids);
    }

    [Fact]
    public async Task Read_RunWithEpochs_GoesOnFromItsFile()
    {
        await AddEpochsAsync(WriteResume());
        Assert.Equal(ResumePath, (await _plans.ReadAsync(_run, Ct)).Plan.ResumeFrom);
    }

    [Fact]
    public async Task Read_FileMissing_FailsAndSaysWhatToDo()
    {
        await AddEpochsAsync(WriteResume());
        File.Delete(ResumePath);
        var error = await Assert.ThrowsAsync<RunFailedException>(() => _plans.ReadAsync(_run, Ct));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("clone the run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FileAltered_FailsAndSaysWhatToDo()
    {
        await AddEpochsAsync(WriteResume());
        await File.WriteAllBytesAsync(ResumePath, [1, 2, 4], Ct);
        var error = await Assert.ThrowsAsync<RunFailedException>(() => _plans.ReadAsync(_run, Ct));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("clone the run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EpochsOfAnOlderVersionWithoutFile_FailsAndSaysWhatToDo()
    {
        await AddEpochsAsync(hash: null);
        var error = await Assert.ThrowsAsync<RunFailedException>(() => _plans.ReadAsync(_run, Ct));
        Assert.Contains("Clone the run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RecipeThatTakesFromVotes_HasThemByClassInTheOrderOfTheImages()
    {
        var train = await _database.ReadAsync(db => db.SplitSamples.Where(row => row.Part == SplitPart.Train).OrderBy(row => row.SampleId).Select(row => row.SampleId).ToListAsync(Ct));
        await VotedDataset.AddVotesAsync(_database, [train[0], train[2]], "happiness 6, Sad 2, unknown 1, NF 3", "unknown 4, contempt 9");

        var plan = (await _plans.ReadAsync(await EnqueueAsync(settings => settings with { VoteShare = 0.5 }), Ct)).Plan;

        Assert.Equal(plan.Train.Count * plan.ClassCount, plan.Votes!.Length);
        Assert.Equal([0, 0, 0, 0.75f, 0.25f, 0, 0], plan.Votes[..7]);
        Assert.All(plan.Votes[7..], share => Assert.Equal(0, share));
    }

    private async Task<int> EnqueueAsync(Func<Hyperparameters, Hyperparameters> change)
    {
        var asked = _dataset.NewRun(5);
        return await new RunQueue(_database.Contexts, TimeProvider.System).EnqueueAsync(asked with { Hyperparameters = change(asked.Hyperparameters) }, Ct);
    }

    private byte[] WriteResume()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ResumePath)!);
        File.WriteAllBytes(ResumePath, [1, 2, 3]);
        return SHA256.HashData([1, 2, 3]);
    }

    /// <summary>Three finished epochs, and the row of the file where there is a hash.</summary>
    private async Task AddEpochsAsync(byte[]? hash)
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.EpochMetrics.AddRange(Enumerable.Range(1, 3).Select(epoch => new EpochMetrics
        {
            RunId = _run,
            Epoch = epoch,
            TrainLoss = 1,
            TrainAccuracy = 0.5,
            ValidationLoss = 1,
            ValidationAccuracy = 0.5,
            ValidationMacroF1 = 0.5,
            LearningRate = 0.1,
            Seconds = 1,
            ImagesPerSecond = 1,
        }));
        if (hash is not null)
        {
            db.Checkpoints.Add(new Checkpoint
            {
                RunId = _run,
                Kind = CheckpointKind.Resume,
                Epoch = 3,
                Path = "checkpoints/1/resume-0003.ckpt",
                Bytes = 3,
                Sha256 = hash,
                ValidationAccuracy = 0.5,
            });
        }

        await db.SaveChangesAsync(Ct);
    }
}
