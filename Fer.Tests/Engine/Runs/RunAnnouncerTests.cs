using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Training;
using Fer.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Runs;

public sealed class RunAnnouncerTests : IProgress<WorkerMessage>
{
    private readonly FakeTimeProvider _clock = new(TinyDataset.ImportedAt);
    private readonly List<WorkerMessage> _announced = [];
    private readonly RunAnnouncer _announcer;

    public RunAnnouncerTests() => _announcer = new RunAnnouncer(this, new LiveSamples([11, 12], [0, 1], seed: 1), _clock);

    void IProgress<WorkerMessage>.Report(WorkerMessage value) => _announced.Add(value);

    [Fact]
    public void OnStarted_ResumedRun_TellsItsFirstEpochAndPrecision()
    {
        _announcer.OnStarted(new TrainingStart("cpu", 9, 8, 7, 2, NumberPrecision.BFloat16, 4));
        Assert.Equal([new StartedMessage("cpu", 9, 8, 7, NumberPrecision.BFloat16, 4)], _announced);
    }

    [Fact]
    public void OnBatch_ManyInASecond_AnnouncesFiveAndWritesNoNumberAsNull()
    {
        for (var batch = 1; batch <= 100; batch++)
        {
            _announcer.OnBatch(new BatchProgress(1, batch, 100, 900, double.NaN, 0.5, 0.1));
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        var batches = _announced.Cast<BatchMessage>().ToList();
        Assert.Equal([1, 21, 41, 61, 81], batches.Select(message => message.Batch));
        Assert.All(batches, message => Assert.Equal((null, 0.5, 0.1), (message.Loss, message.Accuracy, message.LearningRate)));
        Assert.All(batches, message => Assert.True(message.MemoryBytes > 1 << 20));
    }

    [Fact]
    public void OnEpochCompleted_WithProbabilities_TellsFiguresAndSamples()
    {
        _announcer.OnEpochCompleted(FinishedEpochs.Of(3, 0.5, isBest: true, 0.75f, 0.25f, 0.9f, 0.1f));

        var told = Assert.IsType<EpochMessage>(Assert.Single(_announced));
        Assert.Equal((3, 0.5, 3d, true, 0.4), (told.Epoch, told.ValidationAccuracy, told.Seconds, told.IsBest, told.MacroF1));
        Assert.Equal([0.4, 0.4], told.ClassF1!);
        Assert.Equal([new LivePrediction(11, 0, 0, 0.75), new LivePrediction(12, 1, 0, 0.9)], told.Samples!.OrderBy(sample => sample.SampleId));
    }
}
