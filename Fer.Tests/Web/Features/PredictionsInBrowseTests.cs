using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Tests.Engine.Evaluations;
using Fer.Web.Features.Browse;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features;

/// <summary>What a run said, on the images that a number of its score opens.</summary>
public sealed class PredictionsInBrowseTests : PageContext
{
    [Theory]
    [InlineData(SplitPart.Validation)]
    [InlineData(SplitPart.Test)]
    public async Task Cells_OfAScore_CarryWhatWasPredicted(SplitPart part)
    {
        var data = await ScoredDataset.AddAsync(Database, Ct);
        var expected = await Database.ReadAsync(db => db.Predictions
            .Where(row => db.Evaluations.Any(evaluation => evaluation.Id == row.EvaluationId && evaluation.RunId == data.RunId && evaluation.Part == part))
            .ToDictionaryAsync(row => row.SampleId, row => (row.Predicted, row.Confidence), Ct));
        var grid = new SampleGrid(Database.Contexts);
        var datasetId = await Database.ReadAsync(db => db.Datasets.Select(row => row.Id).SingleAsync(Ct));
        var filter = new SampleFilter(datasetId) { RunId = data.RunId, ScoredPart = part };

        var cells = await grid.ReadCellsAsync(await grid.ListIdsAsync(filter, Ct), filter, Ct);

        Assert.Equal(expected.Count, cells.Count);
        Assert.All(cells, cell => Assert.Equal(expected[cell.Id], (cell.Predicted!.Value, cell.Confidence!.Value)));
        Assert.All(await grid.ReadCellsAsync([.. expected.Keys], Ct), cell => Assert.Null(cell.Predicted));
    }

    [Fact]
    public async Task Panel_OfAScoredImage_ShowsAllProbabilities()
    {
        var data = await ScoredDataset.AddAsync(Database, Ct);
        var row = await Database.ReadAsync(db => db.Predictions.Where(entry =>
            db.Evaluations.Any(evaluation => evaluation.Id == entry.EvaluationId && evaluation.Part == SplitPart.Validation)).OrderBy(entry => entry.SampleId).FirstAsync(Ct));
        var datasetId = await Database.ReadAsync(db => db.Datasets.Select(entry => entry.Id).SingleAsync(Ct));
        var filter = new SampleFilter(datasetId) { RunId = data.RunId };
        var cell = (await new SampleGrid(Database.Contexts).ReadCellsAsync([row.SampleId], Ct))[0];
        var classes = await Services.GetRequiredService<DatasetList>().ReadClassesAsync(datasetId, Ct);

        var cut = Render<ImagePanel>(parameters => parameters.Add(panel => panel.Cell, cell).Add(panel => panel.DatasetId, datasetId)
            .Add(panel => panel.Classes, classes).Add(panel => panel.Position, 1).Add(panel => panel.Total, 1).Add(panel => panel.Filter, filter));

        var bars = cut.WaitForElement("[data-testid=probabilities]", TimeSpan.FromSeconds(30));
        Assert.Equal(7, bars.QuerySelectorAll("tr").Length);
        Assert.Contains(bars.QuerySelectorAll("tr"), bar => bar.QuerySelector(".mark")!.TextContent == (row.Predicted == row.Actual ? "label" : "predicted"));
    }
}
