using Fer.Data.Runs;
using Fer.Data.Storage;
using Fer.Engine.Runs;
using Fer.Engine.Training;
using Fer.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Runs;

public sealed class RunLogTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)));
    private readonly RunLog _log;

    public RunLogTests() => _log = new RunLog(new DataFolder(_folder.Path), _clock);

    private static CancellationToken Ct => TestLimit.Token;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_Events_AreLinesWithTheirTimeInUtc()
    {
        _log.Append(7, "one");
        _log.Append(7, "two\r\n\nthree\n");
        _log.Append(8, "of another run");

        string[] expected = ["2026-03-04T03:06:07Z one", "2026-03-04T03:06:07Z two", "2026-03-04T03:06:07Z three"];
        Assert.Equal(expected, await _log.TailAsync(7, 10, Ct));
        Assert.Equal(expected, await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "logs", "run-7.log"), Ct));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(300)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task Tail_LongLog_IsItsLastLinesHoweverManyBlocksTheyTake(int lines)
    {
        for (var number = 1; number <= 1000; number++)
            _log.Append(1, $"{number} {new string('é', number % 97)}");

        var tail = await _log.TailAsync(1, lines, Ct);

        Assert.Equal(Enumerable.Range(1, 1000).TakeLast(lines), tail.Select(line => int.Parse(line.Split(' ')[1], null)));
        Assert.All(tail, line => Assert.DoesNotContain('\uFFFD', line));
    }

    [Fact]
    public async Task Tail_OfARunWithoutLog_IsEmpty() => Assert.Empty(await _log.TailAsync(404, 5, Ct));

    [Fact]
    public async Task Append_LineWithoutEnd_IsCut()
    {
        _log.Append(1, new string('x', 100_000));
        Assert.InRange((await _log.TailAsync(1, 1, Ct))[0].Length, RunLog.MaxLineLength, RunLog.MaxLineLength + 30);
    }

    [Fact]
    public async Task Append_WhereNothingCanBeWritten_IsLeftOut()
    {
        _folder.Write("logs", "a file where the folder should be");
        _log.Append(1, "lost");
        Assert.Empty(await _log.TailAsync(1, 5, Ct));
    }

    [Fact]
    public async Task Diary_OfAResumedRun_TellsItsBeginningAndEpochs()
    {
        var diary = new RunDiary(_log, 3);
        diary.OnStarted(new TrainingStart("cpu", 1_234_567, 63, 24, 2, NumberPrecision.BFloat16, 4));
        diary.OnEpochCompleted(FinishedEpochs.Of(4, 0.5, isBest: true));
        diary.OnEpochCompleted(FinishedEpochs.Of(5, 0.25, isBest: false));

        string[] expected =
        [
            "Going on with epoch 4: cpu, 2 threads, bfloat16, 1234567 parameters, 63 batches an epoch, 24 epochs.",
            "Epoch 4 of 24: training loss 1.0000, validation loss 1.0000, validation accuracy 50.00 %, 3.0 s, 100 images/s, the best so far.",
            "Epoch 5 of 24: training loss 1.0000, validation loss 1.0000, validation accuracy 25.00 %, 3.0 s, 100 images/s.",
        ];
        Assert.Equal(expected, (await _log.TailAsync(3, 5, Ct)).Select(line => line[(line.IndexOf(' ') + 1)..]));
    }
}
