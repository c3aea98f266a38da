using Fer.Data.Evaluations;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Details;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Evaluations;

public sealed class EvaluationDetailsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    /// <summary>The number on the page and the number of images behind it must be the same, for every number that can be clicked.</summary>
    [Theory]
    [InlineData(SplitPart.Validation)]
    [InlineData(SplitPart.Test)]
    public async Task Filters_OfEveryNumber_FindAsManyImages(SplitPart part)
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        var detail = (await Details(data).ReadAsync(data.RunId, part, Ct))!;
        var matrix = detail.Result.Matrix;

        await AssertCountAsync(data, detail.Figures.Count, detail.Filter);
        for (var actual = 0; actual < matrix.ClassCount; actual++)
        {
            for (var predicted = 0; predicted < matrix.ClassCount; predicted++)
                await AssertCountAsync(data, matrix[actual, predicted], detail.Filter with { ScoredClasses = [actual], PredictedClasses = [predicted] });
        }

        foreach (var bin in detail.Confidence)
        {
            await AssertCountAsync(data, bin.Right, detail.Filter with { ConfidenceBands = [bin.Edge], Agrees = true });
            await AssertCountAsync(data, bin.Wrong, detail.Filter with { ConfidenceBands = [bin.Edge], Agrees = false });
        }

        var clickable = detail.Slices.Where(slice => slice.Filter is not null).ToList();
        Assert.NotEmpty(clickable);
        foreach (var slice in clickable)
            await AssertCountAsync(data, slice.Count, slice.Filter!);
    }

    [Fact]
    public async Task Read_Score_HasFiguresThatBelongTogether()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        var detail = (await Details(data).ReadAsync(data.RunId, SplitPart.Validation, Ct))!;

        Assert.Equal(detail.Result.Matrix.Accuracy, detail.Figures.Accuracy.Value, 12);
        Assert.Equal(detail.Figures.Count - detail.Result.Matrix.Correct, detail.Pairs.Sum(pair => pair.Count));
        Assert.Equal(detail.Figures.Count, detail.Reliability.Sum(bin => bin.Count));
        Assert.Equal(detail.TopLosses.OrderBy(loss => loss.LabelProbability).Select(loss => loss.SampleId).Take(1), detail.TopLosses.Select(loss => loss.SampleId).Take(1));
        Assert.True(detail.Calibration!.IsOnItsOwnImages);
        Assert.True(detail.Calibration.LogLoss <= detail.Figures.LogLoss.Value + 1e-6);
        Assert.True(detail.Figures.Groups < detail.Figures.Count);
        var small = detail.Slices.SkipWhile(slice => !slice.IsTooSmall);
        Assert.All(small, slice => Assert.True(slice.IsTooSmall && !slice.Differs));
    }

    [Fact]
    public async Task Read_TestScore_IsCalibratedByValidation()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        var validation = (await Details(data).ReadAsync(data.RunId, SplitPart.Validation, Ct))!;
        var test = (await Details(data).ReadAsync(data.RunId, SplitPart.Test, Ct))!;

        Assert.False(test.Calibration!.IsOnItsOwnImages);
        Assert.Equal(validation.Calibration!.Temperature, test.Calibration.Temperature, 12);
        Assert.Equal(validation.Figures.Count, test.Calibration.FittedOn);
    }

    /// <summary>A test score without a look on record must not be seen, whichever way it came about.</summary>
    [Fact]
    public async Task Test_WithoutALookOnRecord_ShowsNothingAnywhere()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct, isLookedAt: false);
        var datasetId = await data.Database.ReadAsync(db => db.Datasets.Select(row => row.Id).SingleAsync(Ct));
        var filter = new SampleFilter(datasetId) { RunId = data.RunId, ScoredPart = SplitPart.Test };
        var scored = await data.Database.ReadAsync(db => db.Predictions
            .Where(row => db.Evaluations.Any(evaluation => evaluation.Id == row.EvaluationId && evaluation.Part == SplitPart.Test)).Select(row => row.SampleId).ToListAsync(Ct));

        Assert.NotEmpty(scored);
        Assert.Null(await Details(data).ReadAsync(data.RunId, SplitPart.Test, Ct));
        await AssertCountAsync(data, 0, filter);
        Assert.All(await new SampleGrid(data.Database.Contexts).ReadCellsAsync(scored, filter, Ct), cell => Assert.Null(cell.Predicted));
        Assert.Null(await new SamplePredictions(data.Database.Contexts).FindAsync(data.RunId, SplitPart.Test, scored[0], Ct));
    }

    [Fact]
    public async Task Read_PartThatWasNotScored_IsNothing()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);

        Assert.Null(await Details(data).ReadAsync(data.RunId, SplitPart.Train, Ct));
        Assert.Null(await Details(data).ReadAsync(data.RunId + 99, SplitPart.Validation, Ct));
    }

    private static EvaluationDetails Details(ScoredDataset data) => new(data.Database.Contexts, new EvaluationQueries(data.Database.Contexts));

    private static async Task AssertCountAsync(ScoredDataset data, int expected, SampleFilter filter)
    {
        var query = SampleFilterUrl.Format(filter);
        var parsed = SampleFilterUrl.Parse(filter.DatasetId, name => ScoredDataset.Value(query, name));
        Assert.True(expected == await data.Database.ReadAsync(db => db.Matching(parsed).CountAsync(Ct)), $"{query} should find {expected}.");
        Assert.True(expected == (await data.Facets.CountAsync(parsed, Ct)).Total, $"{query} should count {expected}.");
    }
}
