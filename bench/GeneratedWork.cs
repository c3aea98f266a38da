using Fer.Data;
using Microsoft.EntityFrameworkCore;

namespace Fer.Bench;

/// <summary>What people and models would have done with a generated dataset: labels changed by one act, a tag, a split, and a run's predictions of its validation part.</summary>
internal static class GeneratedWork
{
    public static Task AddAsync(FerDbContext db, int datasetId, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        """
        INSERT INTO Curator ("Key", Name, CreatedAt) VALUES ('00000000-0000-0000-0000-00000000BE' || {0}, 'generated', 0);
        INSERT INTO LabelAct ("Key", DatasetId, CuratorId, Actor, Kind, At, SampleCount, IsUndone)
        SELECT '00000000-0000-0000-0000-00000000AC' || {0}, {0}, MAX(Id), 'generated', 'BulkLabel', 0, 0, 0 FROM Curator;
        INSERT INTO LabelEvent (ActId, DatasetId, SampleId, Aspect, "From", "To", Source, Actor, At)
        SELECT (SELECT MAX(Id) FROM LabelAct), DatasetId, Id, 'Label', OriginalLabel, Label, 'Bulk', 'generated', 0
        FROM Sample WHERE DatasetId = {0} AND Label <> OriginalLabel;
        INSERT INTO Tag (DatasetId, Name) VALUES ({0}, 'hard');
        INSERT INTO SampleTag (TagId, SampleId) SELECT (SELECT MAX(Id) FROM Tag), Id FROM Sample WHERE DatasetId = {0} AND Id % 97 = 0;
        INSERT INTO Split (DatasetId, Name, CreatedAt, Seed, ValidationShare, TestRule, ContentHash) VALUES ({0}, 'generated', 0, 1, 0.3, 'ImportedUsage', x'00');
        INSERT INTO SplitSample (SplitId, SampleId, Part, Label)
        SELECT (SELECT MAX(Id) FROM Split), Id, CASE WHEN Usage <> 'Training' THEN 'Test' WHEN Id % 10 < 3 THEN 'Validation' ELSE 'Train' END, OriginalLabel
        FROM Sample WHERE DatasetId = {0};
        INSERT INTO Run (Name, DatasetId, SplitId, Hyperparameters, State, QueuedAt, Attempt, CancelRequested)
        SELECT 'generated', {0}, MAX(Id), '{{"preset":"fast","epochs":1,"learningRate":0.1}}', 'Completed', 0, 1, 0 FROM Split;
        INSERT INTO Evaluation (RunId, Part, Epoch, CreatedAt, SampleCount, Accuracy, AccuracyLow, AccuracyHigh, MacroF1, LogLoss, Confusion)
        SELECT MAX(Id), 'Validation', 1, 0, 1, 0.5, 0.4, 0.6, 0.5, 1, '' FROM Run;
        INSERT INTO Prediction (EvaluationId, SampleId, Actual, Predicted, Confidence, Probabilities)
        SELECT (SELECT MAX(Id) FROM Evaluation), SampleId, Label, CASE WHEN SampleId % 3 = 0 THEN SampleId % 7 ELSE Label END,
            0.2 + 0.8 * (SampleId * 7919 % 1000) / 1000.0, zeroblob(28)
        FROM SplitSample WHERE SplitId = (SELECT MAX(Id) FROM Split) AND Part = 'Validation';
        """, [datasetId], ct);
}
