using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Datasets;

public sealed class ClassVocabularyEditorTests : IAsyncLifetime
{
    private const int Angry = 0;
    private const int Disgust = 1;
    private const int Fear = 2;
    private TestDatabase _database = null!; // set before each test
    private ClassVocabularyEditor _editor = null!; // set before each test
    private ActingCurator _ada = null!; // set before each test
    private int _dataset;
    private long[] _ids = [];

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _editor = new ClassVocabularyEditor(_database.Contexts, _database.Labels);
        _ada = await _database.CuratorAsync("ada");
        (_dataset, _ids) = await TinyDataset.AddAsync(_database, "faces", Angry, Disgust, Disgust, 3);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Change_NameKeyAndColour_AreStoredAndRaiseTheRevision()
    {
        var problems = await _editor.ChangeAsync(_dataset, [new(Disgust, "  Disgusted ", "D", 10)], Ct);

        Assert.Empty(problems);
        var row = (await _editor.ReadAsync(_dataset, Ct))[Disgust];
        Assert.Equal(("Disgusted", "d", 10, 2, 2), (row.Count.Name, row.Count.Hotkey, row.Count.ColourSlot, row.Count.Count, row.ImportedCount));
        Assert.Equal(1, await RevisionAsync());
    }

    [Fact]
    public async Task Change_ExchangedNamesAndKeys_AreStored()
    {
        var problems = await _editor.ChangeAsync(_dataset, [new(Angry, "Disgust", "2", 2), new(Disgust, "Angry", "1", 1)], Ct);

        Assert.Empty(problems);
        Assert.Equal(["Disgust 2", "Angry 1"], (await _editor.ReadAsync(_dataset, Ct)).Take(2).Select(row => $"{row.Count.Name} {row.Count.Hotkey}"));
    }

    [Theory]
    [InlineData("", "1", 1, ClassField.Name)]
    [InlineData("   ", "1", 1, ClassField.Name)]
    [InlineData("FEAR", "1", 1, ClassField.Name)]
    [InlineData("two\nlines", "1", 1, ClassField.Name)]
    [InlineData("Angry", "", 1, ClassField.Hotkey)]
    [InlineData("Angry", " ", 1, ClassField.Hotkey)]
    [InlineData("Angry", "12", 1, ClassField.Hotkey)]
    [InlineData("Angry", "3", 1, ClassField.Hotkey)]
    [InlineData("Angry", "x", 1, ClassField.Hotkey)]
    [InlineData("Angry", "Z", 1, ClassField.Hotkey)]
    [InlineData("Angry", "?", 1, ClassField.Hotkey)]
    [InlineData("Angry", "1", 0, ClassField.Colour)]
    [InlineData("Angry", "1", 11, ClassField.Colour)]
    public async Task Change_WhatNoClassMayBe_IsRefusedAsAWhole(string name, string key, int slot, ClassField field)
    {
        var problems = await _editor.ChangeAsync(_dataset, [new(Angry, name, key, slot), new(Disgust, "Fine", "2", 2)], Ct);

        Assert.Equal((Angry, field), (Assert.Single(problems).Index, problems[0].Field));
        Assert.Equal(["Angry", "Disgust"], (await _editor.ReadAsync(_dataset, Ct)).Take(2).Select(row => row.Count.Name));
        Assert.Equal(0, await RevisionAsync());
    }

    [Fact]
    public async Task Change_LongestName_IsTheLimit()
    {
        Assert.Empty(await _editor.ChangeAsync(_dataset, [new(Angry, new string('a', 60), "1", 1)], Ct));
        Assert.Single(await _editor.ChangeAsync(_dataset, [new(Angry, new string('a', 61), "1", 1)], Ct));
    }

    [Fact]
    public async Task Add_Contempt_GetsTheNextIndexKeyAndColour()
    {
        var added = await _editor.AddAsync(_dataset, ClassVocabulary.Contempt, Ct);

        Assert.Equal(7, added.Index);
        var row = (await _editor.ReadAsync(_dataset, Ct))[7];
        Assert.Equal(("Contempt", "8", 8, 0), (row.Count.Name, row.Count.Hotkey, row.Count.ColourSlot, row.Count.Count));
        Assert.Equal(1, await RevisionAsync());
        var labelled = await _database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), _ids[0], 7, 1, _ada), Ct);
        Assert.Equal(RelabelOutcome.Saved, labelled.Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("angry")]
    public async Task Add_UnusableName_IsRefused(string name)
    {
        var added = await _editor.AddAsync(_dataset, name, Ct);

        Assert.Null(added.Index);
        Assert.Single(added.Problems);
        Assert.Equal(7, (await _editor.ReadAsync(_dataset, Ct)).Count);
    }

    [Fact]
    public async Task Add_UpToTheMost_ThenRefuses()
    {
        for (var index = 7; index < ClassVocabulary.MostClasses; index++)
            Assert.Equal(index, (await _editor.AddAsync(_dataset, $"class {index}", Ct)).Index);

        Assert.Null((await _editor.AddAsync(_dataset, "one more", Ct)).Index);
    }

    [Fact]
    public async Task Merge_Class_RelabelsItsImagesAndRetiresIt()
    {
        var result = await MergeAsync(Disgust, Angry);

        Assert.Equal((RelabelOutcome.Saved, 2), (result.Outcome, result.ChangedCount));
        Assert.Equal([Angry, Angry, Angry, 3], await LabelsAsync());
        var act = await _database.ReadAsync(db => db.LabelActs.SingleAsync(Ct));
        Assert.Equal((ActKind.Merge, "Disgust merged into Angry", "ada", 2), (act.Kind, act.Reason, act.Actor, act.SampleCount));
        var row = (await _editor.ReadAsync(_dataset, Ct))[Disgust];
        Assert.Equal((Angry, 0, 2), (row.Count.MergedIntoIndex, row.Count.Count, row.ImportedCount));
        Assert.Equal((act.Id, "ada"), (row.Merge!.ActId, row.Merge.Actor));
        Assert.Equal(RelabelOutcome.UnknownClass, (await _database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), _ids[3], Disgust, 1, _ada), Ct)).Outcome);
        Assert.Equal(1, await RevisionAsync());
    }

    [Fact]
    public async Task Merge_TakenBackAndDoneAgain_PutsTheClassIntoUseAndRetiresItAgain()
    {
        var result = await MergeAsync(Disgust, Angry);

        await _database.Undo.ReverseAsync(result.ActId!.Value, undo: true, _ada, Ct);
        Assert.Equal([Angry, Disgust, Disgust, 3], await LabelsAsync());
        Assert.Null((await _editor.ReadAsync(_dataset, Ct))[Disgust].Merge);

        await _database.Undo.RedoLastAsync(_dataset, _ada, Ct);
        Assert.Equal([Angry, Angry, Angry, 3], await LabelsAsync());
        Assert.Equal(Angry, (await _editor.ReadAsync(_dataset, Ct))[Disgust].Merge?.IntoIndex);
        Assert.Equal(3, await RevisionAsync());
    }

    [Fact]
    public async Task Merge_ClassWithoutImages_RetiresItAndCanBeTakenBack()
    {
        var result = await MergeAsync(Fear, Angry);

        Assert.Equal((RelabelOutcome.Saved, 0), (result.Outcome, result.ChangedCount));
        Assert.NotNull((await _editor.ReadAsync(_dataset, Ct))[Fear].Merge);

        await _database.Undo.UndoLastAsync(_dataset, _ada, Ct);
        Assert.Null((await _editor.ReadAsync(_dataset, Ct))[Fear].Merge);
    }

    [Theory]
    [InlineData(Angry, Angry)]
    [InlineData(Angry, 9)]
    [InlineData(9, Angry)]
    [InlineData(Angry, Disgust)]
    public async Task Merge_IntoItselfUnknownOrRetired_ChangesNothing(int from, int into)
    {
        await MergeAsync(Disgust, Fear);
        var before = await LabelsAsync();

        Assert.Equal(RelabelOutcome.UnknownClass, (await MergeAsync(from, into)).Outcome);

        Assert.Equal(before, await LabelsAsync());
        Assert.Equal(1, await RevisionAsync());
    }

    [Fact]
    public async Task Merge_ArrivingTwice_IsDoneOnce()
    {
        var key = Guid.NewGuid();
        await _editor.MergeAsync(key, _dataset, Disgust, Angry, _ada, Ct);

        var again = await _editor.MergeAsync(key, _dataset, Disgust, Angry, _ada, Ct);

        Assert.Equal(RelabelOutcome.AlreadyApplied, again.Outcome);
        Assert.Equal(1, await _database.ReadAsync(db => db.LabelActs.CountAsync(Ct)));
    }

    [Fact]
    public async Task AddAndMerge_VotesOfThatClass_MeanItFromThenOn()
    {
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            db.Votes.AddRange(new Vote { SampleId = _ids[0], Study = "FER+", Choice = "contempt", Count = 9 }, new Vote { SampleId = _ids[1], Study = "FER+", Choice = "disgust", Count = 9 });
            await db.SaveChangesAsync(Ct);
        }

        await _editor.AddAsync(_dataset, ClassVocabulary.Contempt, Ct);
        Assert.Equal([7, Disgust], await MajoritiesAsync());
        var merge = await MergeAsync(Disgust, Angry);
        Assert.Equal([7, Angry], await MajoritiesAsync());
        await _database.Undo.ReverseAsync(merge.ActId!.Value, undo: true, _ada, Ct);
        Assert.Equal([7, Disgust], await MajoritiesAsync());
        await _editor.ChangeAsync(_dataset, [new(Disgust, "Nausea", "2", 2)], Ct);
        Assert.Equal([7, VoteMajority.NoSuchClass], await MajoritiesAsync());
    }

    [Fact]
    public async Task Merge_TheOtherWayRoundAfterAnUndo_NeverRetiresBoth()
    {
        var first = await MergeAsync(Disgust, Angry);
        await _database.Undo.ReverseAsync(first.ActId!.Value, undo: true, _ada, Ct);
        await MergeAsync(Angry, Disgust);

        await _database.Undo.ReverseAsync(first.ActId.Value, undo: false, _ada, Ct);

        var rows = await _editor.ReadAsync(_dataset, Ct);
        Assert.Equal((Disgust, (int?)null), (rows[Angry].Merge?.IntoIndex, rows[Disgust].Merge?.IntoIndex));
    }

    private Task<ActResult> MergeAsync(int from, int into) => _editor.MergeAsync(Guid.NewGuid(), _dataset, from, into, _ada, Ct);

    private Task<List<int>> LabelsAsync() => _database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));

    private Task<List<int>> MajoritiesAsync() => _database.ReadAsync(db =>
        db.Samples.Where(sample => sample.Majority != null).OrderBy(sample => sample.Id).Select(sample => sample.Majority!.Value).ToListAsync(Ct));

    private Task<int> RevisionAsync() => _database.ReadAsync(db => db.Datasets.Where(row => row.Id == _dataset).Select(row => row.Revision).SingleAsync(Ct));
}
