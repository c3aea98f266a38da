using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Runs;

public sealed class RunMarksTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private RunMarks _marks = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _queue = new RunQueue(_database.Contexts, TimeProvider.System);
        _marks = new RunMarks(_database.Contexts, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Note_Text_IsKeptTrimmedAndEmptyTakesItAway()
    {
        var id = await EndedAsync();
        await _marks.NoteAsync(id, "  with new labels\n", Ct);
        Assert.Equal("with new labels", (await RowAsync(id)).Note);
        await _marks.NoteAsync(id, " ", Ct);
        Assert.Null((await RowAsync(id)).Note);
    }

    [Fact]
    public async Task Note_TooLongOrOfNoRun_IsRefusedAndTheOldOneStays()
    {
        var id = await EndedAsync();
        await _marks.NoteAsync(id, new string('a', Run.NoteLength), Ct);
        var error = await Assert.ThrowsAsync<RunMarkException>(() => _marks.NoteAsync(id, new string('b', Run.NoteLength + 1), Ct));
        Assert.Contains("2001 characters", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("a", (await RowAsync(id)).Note, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RunMarkException>(() => _marks.NoteAsync(99, "x", Ct));
    }

    [Fact]
    public async Task Tag_InAnotherCase_IsTheSameTagAsItWasWrittenFirst()
    {
        var (one, two) = (await EndedAsync(), await EndedAsync());
        Assert.Equal([one], await _marks.TagAsync([one], " Good ", Ct));
        Assert.Equal([two], await _marks.TagAsync([one, two, 99], "good", Ct));
        Assert.Equal(["Good"], (await RowAsync(two)).Tags);
        Assert.Equal(["Good"], await _marks.TagsAsync(Ct));
        Assert.Equal([one, two], (await ListAsync(new RunFilter { Tag = "GOOD" })).Order());
        Assert.Equal([one, two], await _marks.UntagAsync([one, two], "GOOD", Ct));
        Assert.Empty((await RowAsync(one)).Tags);
        Assert.Empty(await ListAsync(new RunFilter { Tag = "good" }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(RunTag.NameLength + 1)]
    public async Task Tag_EmptyOrTooLong_IsRefused(int length)
    {
        var id = await EndedAsync();
        await Assert.ThrowsAsync<RunMarkException>(() => _marks.TagAsync([id], new string('x', length), Ct));
        Assert.Empty((await RowAsync(id)).Tags);
    }

    [Fact]
    public async Task Archive_TakesOnlyRunsThatHaveEndedAndIsUndone()
    {
        var ended = await EndedAsync();
        var running = (await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct)).RunId;
        var waiting = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        Assert.Equal([ended], await _marks.ArchiveAsync([ended, running, waiting], Ct));
        Assert.Empty(await _marks.ArchiveAsync([ended], Ct));
        Assert.Equal([ended], await ListAsync(new RunFilter { IsArchived = true }));
        Assert.Equal([running, waiting], (await ListAsync(new RunFilter { IsArchived = false })).Order());
        Assert.Equal(3, (await ListAsync(new RunFilter())).Count);
        Assert.Equal(1, await _marks.RestoreAsync([ended, running], Ct));
        Assert.Empty(await ListAsync(new RunFilter { IsArchived = true }));
    }

    [Fact]
    public async Task Resume_ArchivedRun_BringsItBackIntoTheLists()
    {
        var id = await EndedAsync(RunState.Interrupted);
        await _marks.ArchiveAsync([id], Ct);
        Assert.True(await _queue.ResumeAsync(id, Ct));
        Assert.Null((await RowAsync(id)).ArchivedAt);
    }

    [Fact]
    public async Task Delete_Run_TakesItsNoteAndTagsWithIt()
    {
        var id = await EndedAsync();
        await _marks.NoteAsync(id, "private", Ct);
        await _marks.TagAsync([id], "good", Ct);
        await new RunDeletion(_database.Contexts, _database.Folder, TimeProvider.System).DeleteAsync(id, Ct);
        Assert.Equal(0, await _database.ReadAsync(db => db.RunTags.IgnoreQueryFilters().CountAsync(Ct)));
        Assert.Null(await _database.ReadAsync(db => db.Runs.IgnoreQueryFilters().Select(run => run.Note).SingleAsync(Ct)));
    }

    private async Task<int> EndedAsync(RunState state = RunState.Completed)
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await _queue.FinishAsync(lease, state, null, Ct);
        return lease.RunId;
    }

    private async Task<RunRow> RowAsync(int id) => Assert.Single(await new RunQueries(_database.Contexts).ListAsync(new RunFilter { Ids = [id] }, Ct));

    private async Task<IReadOnlyList<int>> ListAsync(RunFilter filter) => [.. (await new RunQueries(_database.Contexts).ListAsync(filter, Ct)).Select(run => run.Id)];
}
