using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>The pages about data keep nobody out: axe-core finds nothing, in light and dark, and the keyboard reaches what there is.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Chromium chromium, AccessibilityTests.Ground ground) : IClassFixture<AccessibilityTests.Ground>
{
    public static TheoryData<string> Pages => new(
        "/", "/datasets", "/datasets/overview", "/datasets/import", "/browse", "/browse?class=6", "/quality", "/quality/groups", "/quality/groups?show=SetApart", "/quality/review", "/quality/review?view=grid", "/splits", "/splits/new",
        "/datasets/classes", "/datasets/history", "/datasets/history?act=1", "/datasets/export", "/datasets/labels",
        "/datasets/ratings", "/datasets/ratings?class=2", "/ratings/1", "/ratings/1/results", "/ratings/1/consensus", "/predict", "/predict/webcam");

    [Theory(Timeout = BrowserTests.Limit)]
    [MemberData(nameof(Pages))]
    public async Task Page_WithData_BreaksNoRule(string path)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await chromium.OpenAsync(ground.Address, new() { ColorScheme = scheme });
            await page.GotoAsync(path);
            await page.Locator("h1").WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Axe.AssertNoViolationAsync(page);
            await page.Context.CloseAsync();
        }
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Browse_WithChosenImages_BreaksNoRuleAndGivesTheFocusInOrder()
    {
        var page = await chromium.OpenAsync(ground.Address);
        await page.GotoAsync("/browse");
        await page.GetByTestId("image-panel").WaitForAsync();
        await page.Locator("[data-scope=Browse][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.GetByTestId("bulk-bar").WaitForAsync();
        await Axe.AssertNoViolationAsync(page);

        await page.Locator("h1").FocusAsync();
        List<string> order = [];
        for (var step = 0; step < 80 && !order.Contains("bulk-clear"); step++)
        {
            await page.Keyboard.PressAsync("Tab");
            order.Add(await page.EvaluateAsync<string>("() => document.activeElement.dataset.testid ?? ''"));
        }
        string[] landmarks = ["undo", "filter-text", "image-grid", "label-0", "bulk-clear"];
        Assert.Equal(landmarks, order.Where(landmarks.Contains));
        await page.Context.CloseAsync();
    }

    /// <summary>A small dataset with copies, votes, tags, changed labels and a round of rating.</summary>
    public sealed class Ground : IAsyncLifetime
    {
        private TestDatabase? _database;
        private FerProcess? _fer;

        public Uri Address => _fer!.Address;

        public async ValueTask InitializeAsync()
        {
            _database = await TestDatabase.CreateAsync(CancellationToken.None);
            var (dataset, ids) = await TinyDataset.AddAsync(_database, "faces", [.. Enumerable.Range(0, 40).Select(i => i % 7)]);
            var ada = await _database.CuratorAsync("ada");
            ActOrder Order(ActKind kind, SampleChange change) => new(Guid.NewGuid(), dataset, kind, change, ada, "for the look of it");
            await _database.Labels.ApplyAsync(Order(ActKind.BulkLabel, new SampleChange.SetLabel(ids[..5], 6)), CancellationToken.None);
            await _database.Labels.ApplyAsync(Order(ActKind.Tag, new SampleChange.SetTag(ids[..9], "profile", true)), CancellationToken.None);
            await _database.Labels.ApplyAsync(Order(ActKind.Exclude, new SampleChange.SetExcluded(ids[9..11], true)), CancellationToken.None);
            await using (var db = await _database.Contexts.CreateDbContextAsync())
            {
                db.Votes.AddRange(ids[..20].SelectMany(id => (Vote[])[
                    new() { SampleId = id, Study = "FER+", Choice = "neutral", Count = 7 },
                    new() { SampleId = id, Study = "FER+", Choice = "fear", Count = 3 }]));
                await db.SaveChangesAsync();
            }
            await TestIssues.AddSuspectsAsync(_database, dataset, [.. ids[20..30].Select((id, place) => (id, (20 + place) % 7, 3))]);
            await TestIssues.AddFaultAsync(_database, dataset, ids[31], Fer.Data.Quality.QualityIssueKind.TooDark, 31 % 7);
            await TestQualityRuns.AddAsync(_database, dataset, Fer.Data.Runs.RunState.Completed, TestQualityRuns.Report(ids[^1]));
            await using (var db = await _database.Contexts.CreateDbContextAsync())
            {
                db.NearPairs.AddRange(
                    new() { FirstId = ids[12], SecondId = ids[13], DatasetId = dataset, Correlation = 0.98, IsMirrored = true },
                    new() { FirstId = ids[14], SecondId = ids[15], DatasetId = dataset, Correlation = 0.97, IsMirrored = false, IsRejected = true });
                await db.SaveChangesAsync();
                await db.Samples.Where(sample => sample.Id == ids[12] || sample.Id == ids[13]).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.NearGroup, ids[12]));
            }
            var round = await TestRound.MakeAsync(_database, dataset);
            await TestRound.AnswerAsync(_database, round, "ada", ids, 6, 6, 0, -1, 2);
            await TestRound.AnswerAsync(_database, round, "bob", ids, 6, 1, 0, -1, -2);
            _fer = await FerProcess.StartAsync(_database.Folder.Path, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            if (_fer is not null)
                await _fer.DisposeAsync();
            await _database!.DisposeAsync();
        }
    }
}
