using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>A model is tried on a camera that shows a drawn face, in the real browser with the real detector.</summary>
[Collection(BrowserTests.Name)]
public sealed class WebcamTests(CameraChromium chromium) : IClassFixture<CameraChromium>, IAsyncLifetime
{
    /// <summary>Milliseconds: the runtime and two models are loaded first, on a machine that does other things, too.</summary>
    private const float Patience = 60_000;

    private TestDatabase _database = null!; // set before each test
    private FerProcess _fer = null!; // set before each test
    private int _dataset;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        (_, _dataset) = await TriedModel.AddAsync(_database, CameraChromium.Happy, CameraChromium.Surprised, Ct);
        _fer = await FerProcess.StartAsync(_database.Folder.Path, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _fer.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Camera_ExpressionChanges_TheLabelFollowsAndAKeyStoresTheFace()
    {
        var page = await OpenAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GetByTestId("start").ClickAsync();
        await TopAsync(page, "Happy");
        List<string> sent = [];
        page.Request += (_, request) => sent.Add($"{request.Method} {request.Url}");
        await TopAsync(page, "Surprise");
        await TopAsync(page, "Happy");
        Assert.Empty(sent); // while the camera runs, nothing of it leaves the browser
        await Assertions.Expect(page.GetByTestId("spoken")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Happy|Surprise"));
        await Axe.AssertNoViolationAsync(page);

        await page.Keyboard.PressAsync("6");
        await page.GetByTestId("store-on").CheckAsync();
        await page.GetByTestId("store-6").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("store-into")).ToHaveValueAsync($"{_dataset}");
        Assert.Equal(0, await StoredAsync()); // the key before the switch kept nothing
        await page.Keyboard.PressAsync("4");
        await Assertions.Expect(page.GetByTestId("store-state")).ToContainTextAsync("Stored as Happy.", new() { Timeout = Patience });
        Assert.Equal(1, await StoredAsync());
        await page.GetByTestId("store-queue").ClickAsync();
        await page.Locator("[data-testid=issue]").WaitForAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Stored while trying a model", new() { Timeout = Patience });
        await page.Context.CloseAsync();
        Assert.Empty(complaints);

        var sample = await _database.ReadAsync(db => db.Samples.SingleAsync(row => db.QualityIssues.Any(issue => issue.SampleId == row.Id), Ct));
        Assert.Equal((48, 48, 3), (sample.Width, sample.Height, sample.Label));
        Assert.Equal(ImportSourceKind.Webcam, await _database.ReadAsync(db => db.ImportSources.Where(row => row.Id == sample.ImportSourceId).Select(row => row.Kind).SingleAsync(Ct)));
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Stored_Undo_TakesItBack()
    {
        var page = await OpenAsync();
        await page.GetByTestId("start").ClickAsync();
        await TopAsync(page, "Surprise");
        await page.GetByTestId("store-on").CheckAsync();
        await page.GetByTestId("store-5").ClickAsync();
        await page.GetByTestId("store-undo").ClickAsync();

        await Assertions.Expect(page.GetByTestId("store-state")).ToContainTextAsync("Taken back", new() { Timeout = Patience });
        Assert.True(await _database.ReadAsync(db => db.Samples.Where(row => row.Label == 5).OrderByDescending(row => row.Id).Select(row => row.IsExcluded).FirstAsync(Ct)));
        await page.GetByTestId("stop").ClickAsync();
        await page.GetByTestId("start").WaitForAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => document.querySelector('video').srcObject !== null"));
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Camera_NotAllowed_SaysWhatToDo()
    {
        var page = await OpenAsync(isAllowed: false);
        await page.GetByTestId("start").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The browser was not allowed to use the camera.", new() { Timeout = Patience });
        await page.GetByTestId("start").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Theory(Timeout = BrowserTests.Limit)]
    [InlineData("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'))", "There is no camera")]
    [InlineData("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'))", "another program or tab")]
    [InlineData("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })", "only to pages from this very machine")]
    [InlineData("delete globalThis.WebAssembly", "cannot run WebAssembly")]
    public async Task Start_SomethingMissing_SaysWhat(string lack, string sentence)
    {
        var page = await OpenAsync(script: lack);
        await page.GetByTestId("start").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(sentence, new() { Timeout = Patience });
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Start_ModelIsGone_SaysSoAndLeavesTheCamera()
    {
        var page = await OpenAsync();
        await page.RouteAsync("**/model.onnx", route => route.FulfillAsync(new() { Status = 404, ContentType = "application/problem+json", Body = """{"detail":"There is no run 1."}""" }));
        await page.GetByTestId("start").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no run 1.", new() { Timeout = Patience });
        Assert.False(await page.EvaluateAsync<bool>("() => document.querySelector('video').srcObject !== null"));
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Camera_NobodyBeforeIt_SaysSoAndStoresNothing()
    {
        const string Empty =
            """
            navigator.mediaDevices.getUserMedia = async () => {
              const wall = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
              const context = wall.getContext('2d');
              setInterval(() => { context.fillStyle = '#777'; context.fillRect(0, 0, 320, 240); }, 50);
              return wall.captureStream(20);
            };
            """;
        var page = await OpenAsync(script: Empty);
        await page.GetByTestId("start").ClickAsync();

        await Assertions.Expect(page.GetByTestId("no-face")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.GetByTestId("store-on").CheckAsync();
        await page.GetByTestId("store-3").ClickAsync();
        await Assertions.Expect(page.GetByTestId("store-state")).ToContainTextAsync("There is no face to store", new() { Timeout = Patience });
        Assert.Equal(0, await StoredAsync());
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(bool isAllowed = true, string? script = null)
    {
        var page = await chromium.OpenAsync(_fer.Address, new() { Permissions = isAllowed ? ["camera"] : [] });
        if (script is not null)
            await page.AddInitScriptAsync(script);
        await page.GotoAsync("predict/webcam?smooth=0");
        await page.Locator("[data-testid=stage][data-listening=true]").WaitForAsync();
        return page;
    }

    private static Task TopAsync(IPage page, string name) => Assertions.Expect(page.GetByTestId("top")).ToHaveTextAsync(name, new() { Timeout = Patience });

    private Task<int> StoredAsync() => _database.ReadAsync(db => db.QualityIssues.CountAsync(issue => issue.Kind == QualityIssueKind.FromUse, Ct));
}
