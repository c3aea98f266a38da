using Bunit;
using Fer.Tests.TestKit;
using Fer.Web.Features.Training;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Runs;

public sealed class TrainPageTests : RunPagesContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Render_NoDataset_SaysWhatIsMissing()
    {
        var cut = Render<TrainPage>();
        cut.WaitForAssertion(() => Assert.Contains("Nothing to train on yet", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_DatasetWithoutSplit_LinksToSplitsAndCannotQueue()
    {
        var (dataset, _) = await TinyDataset.AddAsync(Database, "bare", 0, 1);
        var cut = Render<TrainPage>();
        var hint = cut.WaitForElement("[data-testid=no-split]");
        Assert.Equal($"/splits?dataset={dataset}", hint.QuerySelector("a")!.GetAttribute("href"));
        Assert.True(cut.Find("[data-testid=queue-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Type_WrongEpochs_SaysWhatIsAllowedAndCannotQueue()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        await cut.WaitForElement("[data-testid=epochs]").InputAsync(new() { Value = "none" });
        Assert.Contains("between 1 and 1000", cut.Find("#epochs-error").TextContent, StringComparison.Ordinal);
        Assert.True(cut.Find("[data-testid=queue-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Type_OtherBatchSize_CanBeResetToThePreset()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        await cut.WaitForElement("[data-testid=batch]").InputAsync(new() { Value = "32" });
        await cut.Find(".reset").ClickAsync();
        Assert.Equal("64", cut.Find("[data-testid=batch]").GetAttribute("value"));
        Assert.Empty(cut.FindAll(".reset"));
    }

    [Fact]
    public async Task Choose_Preset_FillsItsSettingsAndTheAddress()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        await cut.WaitForElement("[data-testid=preset-tutorial] input").ChangeAsync(new() { Value = "tutorial" });
        Assert.Equal(("50", "0.0005"), (cut.Find("[data-testid=epochs]").GetAttribute("value"), cut.Find("[data-testid=rate]").GetAttribute("value")));
        Assert.Contains("preset=tutorial", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_ValidForm_QueuesTheRunAndShowsItInTheQueue()
    {
        var fixture = await AddDatasetAsync();
        var cut = Render<TrainPage>();
        await cut.WaitForElement("[data-testid=name]").InputAsync(new() { Value = "my run" });
        await cut.Find("[data-testid=epochs]").InputAsync(new() { Value = "3" });
        await cut.Find("form").SubmitAsync();

        var asked = Assert.Single(Desk.Asked);
        Assert.Equal((fixture.SplitId, "my run", 3, "fast"), (asked.SplitId, asked.Name, asked.Hyperparameters.Epochs, asked.Hyperparameters.Preset));
        Feed.QueueChanged();
        cut.WaitForAssertion(() => Assert.Contains("my run", cut.Find("[data-testid=queue]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Render_Clone_TakesEverySettingOfTheRun()
    {
        var fixture = await AddDatasetAsync();
        var id = await Queue.EnqueueAsync(fixture.NewRun("first", settings => settings with { Seed = 77, BatchSize = 8, LabelSmoothing = 0.3 }), Ct);
        Navigation.NavigateTo($"/train?clone={id}");
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=seed]");
        await cut.Find("form").SubmitAsync();
        Assert.Equal(fixture.NewRun(change: settings => settings with { Seed = 77, BatchSize = 8, LabelSmoothing = 0.3 }).Hyperparameters, Desk.Asked.Single().Hyperparameters);
    }
}
