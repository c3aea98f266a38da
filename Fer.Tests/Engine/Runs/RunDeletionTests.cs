using Fer.Data.Evaluations;
using Fer.Data.Fixing;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.CrossValidations;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Splitting;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using FoldService = Fer.Engine.CrossValidations.CrossValidations;

namespace Fer.Tests.Engine.Runs;

public sealed class RunDeletionTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private RunDeletion _deletion = null!; // set before each test
    private readonly FakeTimeProvider _clock = new(TinyDataset.ImportedAt);

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _queue = new RunQueue(_database.Contexts, TimeProvider.System);
        _deletion = new RunDeletion(_database.Contexts, _database.Folder, _clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Delete_CompletedRun_LeavesNothingOfItAndAllOfOthers()
    {
        var (id, file) = await EndedAsync();
        var (other, otherFile) = await EndedAsync();
        var log = LogOf(id);

        await _deletion.DeleteAsync(id, Ct);

        Assert.False(Directory.Exists(Path.GetDirectoryName(file)));
        Assert.False(File.Exists(log));
        Assert.True(File.Exists(otherFile));
        Assert.True(File.Exists(LogOf(other)));
        Assert.Equal([other], await _database.ReadAsync(db => db.Runs.Select(run => run.Id).ToListAsync(Ct)));
        Assert.Equal(0, await LeftAsync(id));
        Assert.Equal(5, await LeftAsync(other));
        var error = await Assert.ThrowsAsync<RunDeletionException>(() => _deletion.DeleteAsync(id, Ct));
        Assert.Contains("no run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_RunWhoseTestResultWasLookedAt_KeepsTheLookUnderItsName()
    {
        var (id, _) = await EndedAsync("looked at");
        var ledger = new TestLedger(_database.Contexts, TimeProvider.System);
        await ledger.RecordAsync(id, "Ada", "to report it", Ct);

        await _deletion.DeleteAsync(id, Ct);

        var looks = await ledger.OfSplitAsync(_fixture.SplitId, Ct);
        Assert.Equal((1, 1), (looks.Count, looks.RunCount));
        Assert.Equal((id, "looked at", true, "to report it"), (looks.Looks[0].RunId, looks.Looks[0].RunName, looks.Looks[0].IsDeleted, looks.Looks[0].Reason));
    }

    [Theory]
    [InlineData(RunState.Queued)]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Paused)]
    public async Task Delete_RunThatHasNotEnded_IsRefused(RunState state)
    {
        var id = state == RunState.Running ? (await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct)).RunId : await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        if (state == RunState.Paused)
            await _queue.PauseAsync(id, Ct);

        var error = await Assert.ThrowsAsync<RunDeletionException>(() => _deletion.DeleteAsync(id, Ct));

        Assert.Contains("cancel it first", error.Message, StringComparison.Ordinal);
        Assert.Equal(state, await _database.ReadAsync(db => db.Runs.Select(run => run.State).SingleAsync(Ct)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_RunOfAFixLoop_IsRefusedByTheLoopsName(bool asBase)
    {
        var (id, file) = await EndedAsync();
        var (other, _) = await EndedAsync();
        await AddAsync(new FixLoop { DatasetId = _fixture.DatasetId, BaseRunId = asBase ? id : other, CorrectedRunId = asBase ? null : id, AfterActId = 0, StartedAt = TinyDataset.ImportedAt });

        await AssertRefusedAsync(id, "fer delete --fix-loop 1");

        Assert.True(File.Exists(file));
        Assert.Equal(5, await LeftAsync(id));
    }

    [Fact]
    public async Task Delete_RunThatAWaitingCheckJudgesBy_IsRefusedUntilTheCheckHasEnded()
    {
        var (id, _) = await EndedAsync();
        var check = new QualityRun { DatasetId = _fixture.DatasetId, Request = new QualityRequest { RunId = id }, QueuedAt = TinyDataset.ImportedAt, State = RunState.Queued };
        await AddAsync(check);
        await AssertRefusedAsync(id, "Quality check 1");

        await _database.ReadAsync(db => db.QualityRuns.ExecuteUpdateAsync(set => set.SetProperty(run => run.State, RunState.Completed), Ct));
        await _deletion.DeleteAsync(id, Ct);

        Assert.Equal(0, await LeftAsync(id));
    }

    [Fact]
    public async Task Delete_RunOfAFold_IsRefusedUnlessAnotherRunHasTakenItsPlace()
    {
        var folds = new FoldService(_database.Contexts, new SplitMaker(_database.Contexts, TimeProvider.System), _queue, TimeProvider.System);
        var recipe = _fixture.NewRun().Hyperparameters;
        var id = await folds.StartAsync(new NewCrossValidation(_fixture.DatasetId, 2, 1, true, recipe, "two"), Ct);
        var failed = (await folds.FindAsync(id, Ct))!.Folds[0].RunId;
        await _queue.FinishAsync((await _queue.ClaimAsync(failed, Ct))!, RunState.Failed, "The run cannot go on from a file.", Ct);
        await AssertRefusedAsync(failed, "cross-validation two needs it as one of its folds, and cross-validations stay");

        await folds.ResumeAsync(id, Ct);
        await _deletion.DeleteAsync(failed, Ct);

        Assert.NotEqual(failed, (await folds.FindAsync(id, Ct))!.Folds[0].RunId);
    }

    [Fact]
    public async Task Sweep_FilesAndRowsThatACrashLeft_GoAndThoseOfOthersStay()
    {
        var (id, file) = await EndedAsync();
        var (other, otherFile) = await EndedAsync();
        // As after a crash between the rows and the files, with a worker that wrote a score late.
        await _database.ReadAsync(db => db.Runs.Where(run => run.Id == id).ExecuteUpdateAsync(set => set.SetProperty(run => run.DeletedAt, TinyDataset.ImportedAt), Ct));
        var unknown = Directory.CreateDirectory(Path.Combine(_database.Folder.Checkpoints, "4711")).FullName;

        var swept = await _deletion.SweepAsync(Ct);

        Assert.Equal([id], swept);
        Assert.False(File.Exists(file));
        Assert.Equal((0, 5), (await LeftAsync(id), await LeftAsync(other)));
        Assert.True(File.Exists(otherFile));
        Assert.True(Directory.Exists(unknown));
        Assert.Empty(await _deletion.SweepAsync(Ct));
    }

    [Fact]
    public async Task PutAside_ThenRestore_HidesTheRunAndBringsAllOfItBack()
    {
        var (id, file) = await EndedAsync("mine");
        var (other, _) = await EndedAsync();
        await _database.ReadAsync(db => db.Runs.Where(run => run.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.Note, "keep me").SetProperty(run => run.BestEpoch, 1).SetProperty(run => run.BestValidationAccuracy, 0.5), Ct));
        await AddAsync(new RunTag { RunId = id, Name = "good" });

        var until = await _deletion.PutAsideAsync(id, Ct);
        _clock.Advance(RunDeletion.UndoTime - TimeSpan.FromSeconds(1));

        Assert.Empty(await _deletion.SweepAsync(Ct));
        Assert.Equal([other], await _database.ReadAsync(db => db.Runs.Select(run => run.Id).ToListAsync(Ct)));
        Assert.Equal([new RunAside(id, "mine", until)], await _deletion.ListAsideAsync([id, other, 4711], Ct));
        await AssertRefusedByDeleteAsync(id, "no run");

        await _deletion.RestoreAsync(id, Ct);
        _clock.Advance(RunDeletion.UndoTime);
        await _deletion.SweepAsync(Ct);

        var run = await _database.ReadAsync(db => db.Runs.Include(row => row.Tags).SingleAsync(row => row.Id == id, Ct));
        Assert.Equal(("keep me", 1, 0.5, "good"), (run.Note, run.BestEpoch, run.BestValidationAccuracy, Assert.Single(run.Tags).Name));
        Assert.Equal(5, await LeftAsync(id));
        Assert.True(File.Exists(file));
        Assert.True(File.Exists(LogOf(id)));
        Assert.Empty(await _deletion.ListAsideAsync([id], Ct));
    }

    [Fact]
    public async Task PutAside_TimePassed_IsSweptWholeAndCannotBeRestored()
    {
        var (id, file) = await EndedAsync("mine");
        await _database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.Note, "gone with it").SetProperty(run => run.BestEpoch, 1), Ct));
        await _deletion.PutAsideAsync(id, Ct);

        _clock.Advance(RunDeletion.UndoTime);
        var error = await Assert.ThrowsAsync<RunDeletionException>(() => _deletion.RestoreAsync(id, Ct));
        Assert.Equal([id], await _deletion.SweepAsync(Ct));

        Assert.Contains("“mine” is gone", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        Assert.False(File.Exists(LogOf(id)));
        Assert.Equal(0, await LeftAsync(id));
        var row = await _database.ReadAsync(db => db.Runs.IgnoreQueryFilters().SingleAsync(Ct));
        Assert.Equal((null, null), (row.Note, row.BestEpoch));
        Assert.Empty(await _deletion.ListAsideAsync([id], Ct));
        Assert.Contains("no run 4711", (await Assert.ThrowsAsync<RunDeletionException>(() => _deletion.RestoreAsync(4711, Ct))).Message, StringComparison.Ordinal);
    }

    /// <summary>Who asks before, and then waits for a sweep that deletes the run, would bring it back empty.</summary>
    [Fact]
    public async Task Restore_AsksForTheTimeWhileNobodyElseCanWrite()
    {
        var (id, _) = await EndedAsync("mine");
        await _deletion.PutAsideAsync(id, Ct);
        var clock = new LockedClock(_database, _clock);

        await new RunDeletion(_database.Contexts, _database.Folder, clock).RestoreAsync(id, Ct);

        Assert.Equal([true], clock.WasLocked);
    }

    [Fact]
    public async Task PutAside_RunThatHasNotEnded_IsRefused()
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);

        var error = await Assert.ThrowsAsync<RunDeletionException>(() => _deletion.PutAsideAsync(id, Ct));

        Assert.Contains("cancel it first", error.Message, StringComparison.Ordinal);
        Assert.True(await _database.ReadAsync(db => db.Runs.AnyAsync(run => run.Id == id, Ct)));
    }

    [Fact]
    public async Task PutAside_RunWhoseTestResultWasLookedAt_CountsAsDeletedInTheRecordAndHidesItsScores()
    {
        var (id, _) = await EndedAsync("looked at");
        var ledger = new TestLedger(_database.Contexts, TimeProvider.System);
        await ledger.RecordAsync(id, "Ada", "to report it", Ct);
        Assert.Equal(1, await _database.ReadAsync(db => db.OpenScores().CountAsync(Ct)));

        await _deletion.PutAsideAsync(id, Ct);

        Assert.True(Assert.Single((await ledger.OfSplitAsync(_fixture.SplitId, Ct)).Looks).IsDeleted);
        Assert.Equal(0, await _database.ReadAsync(db => db.OpenScores().CountAsync(Ct)));
    }

    private async Task AssertRefusedByDeleteAsync(int id, string words) =>
        Assert.Contains(words, (await Assert.ThrowsAsync<RunDeletionException>(() => _deletion.DeleteAsync(id, Ct))).Message, StringComparison.Ordinal);

    private async Task AssertRefusedAsync(int id, string words)
    {
        var error = await Assert.ThrowsAsync<RunDeletionException>(() => _deletion.DeleteAsync(id, Ct));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.True(await _database.ReadAsync(db => db.Runs.AnyAsync(run => run.Id == id, Ct)));
    }

    private async Task<(int Id, string File)> EndedAsync(string? name = null)
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(name), Ct);
        var file = await RunRows.AddEpochAsync(_database, lease.RunId, Ct);
        await RunRows.AddScoresAsync(_database, lease.RunId, _fixture.SampleIds[0], Ct);
        Directory.CreateDirectory(Path.GetDirectoryName(LogOf(lease.RunId))!);
        await File.WriteAllTextAsync(LogOf(lease.RunId), "started", Ct);
        await _queue.FinishAsync(lease, RunState.Completed, null, Ct);
        return (lease.RunId, file);
    }

    private string LogOf(int id) => Path.Combine(_database.Folder.Path, "logs", $"run-{id}.log");

    private Task<int> LeftAsync(int id) => _database.ReadAsync(async db =>
        await db.EpochMetrics.CountAsync(row => row.RunId == id, Ct) + await db.Checkpoints.CountAsync(row => row.RunId == id, Ct)
        + await db.Evaluations.CountAsync(row => row.RunId == id, Ct) + await db.MilestoneScores.CountAsync(row => row.RunId == id, Ct)
        + await db.Predictions.CountAsync(row => row.EvaluationId == id, Ct));

    private async Task AddAsync(object row)
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.Add(row);
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>Notes whether the database was locked for writing each time that it is asked.</summary>
    private sealed class LockedClock(TestDatabase database, TimeProvider inner) : TimeProvider
    {
        public List<bool> WasLocked { get; } = [];

        public override DateTimeOffset GetUtcNow()
        {
            using var db = database.Contexts.CreateDbContext();
            db.Database.OpenConnection();
            ((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout = 1;
            db.Database.ExecuteSqlRaw("PRAGMA busy_timeout = 0");
            try
            {
                using var transaction = db.Database.BeginTransaction();
                WasLocked.Add(false);
            }
            catch (Microsoft.Data.Sqlite.SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
            {
                WasLocked.Add(true);
            }

            return inner.GetUtcNow();
        }
    }
}
