using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>Makes batches on a thread of its own while the step before uses the processor or the GPU.</summary>
internal static class AheadOfUse
{
    /// <summary>Batches that wait at most; more would only hold memory.</summary>
    private const int Waiting = 2;

    /// <summary>
    /// The same batches in the same order. The source is walked on one other thread, so its random numbers come as they would without. What has been
    /// made but not taken is disposed when the walk ends early; what the source throws is thrown here.
    /// </summary>
    public static IEnumerable<TrainingBatch> Of(IEnumerable<TrainingBatch> source)
    {
        using var ready = new BlockingCollection<TrainingBatch>(Waiting);
        using var end = new CancellationTokenSource();
        Exception? failure = null;
        var maker = new Thread(() => failure = Fill(source, ready, end.Token)) { Name = "batches", IsBackground = true };
        maker.Start();
        try
        {
            foreach (var batch in ready.GetConsumingEnumerable())
                yield return batch;
        }
        finally
        {
            end.Cancel();
            maker.Join();
            foreach (var left in ready.GetConsumingEnumerable())
                left.Dispose();
        }

        if (failure is not null)
            throw new InvalidOperationException($"A batch could not be made: {failure.Message}", failure);
    }

    private static Exception? Fill(IEnumerable<TrainingBatch> source, BlockingCollection<TrainingBatch> ready, CancellationToken end)
    {
        try
        {
            using var gradientsOff = no_grad();
            foreach (var batch in source)
            {
                if (!TryAdd(ready, batch, end))
                    return null;
            }

            return null;
        }
        catch (Exception error)
        {
            return error;
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    private static bool TryAdd(BlockingCollection<TrainingBatch> ready, TrainingBatch batch, CancellationToken end)
    {
        try
        {
            ready.Add(batch, end);
            return true;
        }
        catch (OperationCanceledException)
        {
            batch.Dispose();
            return false;
        }
    }
}
