using System.Text.RegularExpressions;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Engine.Curation;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>Models are tried on pictures of drawn faces, in the real browser with the real detector.</summary>
[Collection(BrowserTests.Name)]
public sealed class PicturesTests(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Milliseconds: the machine does other things, too.</summary>
    private const float Patience = 60_000;

    private static readonly GrayImage Happy = DrawnFaces.Draw(seed: 3, index: 1, expression: 3);
    private static readonly GrayImage Surprised = DrawnFaces.Draw(seed: 3, index: 1, expression: 5);

    private TestDatabase _database = null!; // set before each test
    private FerProcess _fer = null!; // set before each test
    private int _run;
    private int _other;
    private int _dataset;

    private static CancellationToken Ct => TestLimit.Token;

    private static FilePayload Several => Payload("several.png", GrayPng.Encode(FaceVideo.Picture(4, Happy, Surprised, Happy)));

    private static FilePayload None => Payload("wall.png", GrayPng.Encode(FaceVideo.Picture(4)));

    private static FilePayload Broken => Payload("broken.jpg", [0xFF, 0xD8, 0xFF, 1, 2, 3]);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        (_run, _dataset) = await TriedModel.AddAsync(_database, CameraChromium.Happy, CameraChromium.Surprised, Ct);
        _other = await TriedModel.AddBesideAsync(_database, _run, CameraChromium.Surprised, CameraChromium.Happy, Ct);
        _fer = await FerProcess.StartAsync(_database.Folder.Path, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _fer.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Choose_SeveralFacesNoneAndBroken_EachSaysItsOwnAndAKeyStoresOne()
    {
        var page = await OpenAsync($"predict?run={_run}");
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GetByTestId("files").SetInputFilesAsync([Several, None, Broken]);

        await Assertions.Expect(page.GetByTestId("word")).ToHaveCountAsync(3, new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("failures")).ToContainTextAsync("broken.jpg cannot be read: ");
        await Assertions.Expect(page.GetByTestId("whole")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("box")).ToHaveCountAsync(3);
        // How a face is cut depends a little on its place, and the model was made from faces cut elsewhere.
        Assert.All(await WordsAsync(page), word => Assert.True(word is "Happy" or "Surprise", word));
        await Assertions.Expect(page.Locator("[data-testid=face] img").First).ToHaveJSPropertyAsync("naturalWidth", 48);
        Assert.Equal(640, await page.Locator("[data-testid=picture] .frame img").First.EvaluateAsync<int>("image => image.naturalWidth"));
        await Axe.AssertNoViolationAsync(page);

        await Assertions.Expect(page.GetByTestId("store-into")).ToHaveValueAsync($"{_dataset}");
        await page.GetByTestId("store-4").WaitForAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[data-face='1-1']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[data-face='1-2']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("5");
        await Assertions.Expect(page.GetByTestId("store-state")).ToContainTextAsync("Stored as Sad.", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("stored")).ToHaveTextAsync("Stored as Sad");
        var issue = await _database.ReadAsync(db => db.QualityIssues.SingleAsync(row => row.Kind == QualityIssueKind.FromUse, Ct));
        Assert.Equal((4, QualityIssueState.Open), (issue.GivenLabel, issue.State));
        Assert.Equal(ImportSourceKind.Upload, await _database.ReadAsync(db => db.Samples.Where(row => row.Id == issue.SampleId)
            .Select(row => db.ImportSources.First(source => source.Id == row.ImportSourceId).Kind).SingleAsync(Ct)));

        var queue = await page.RunAndWaitForPopupAsync(() => page.GetByTestId("store-queue").ClickAsync());
        await Assertions.Expect(queue.Locator("main")).ToContainTextAsync("Stored while trying a model", new() { Timeout = Patience });
        await queue.CloseAsync();
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(page.GetByTestId("store-state")).ToContainTextAsync("Taken back", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("stored")).ToHaveCountAsync(0);
        Assert.True(await _database.ReadAsync(db => db.Samples.Where(row => row.Id == issue.SampleId).Select(row => row.IsExcluded).SingleAsync(Ct)));
        await page.Context.CloseAsync();
        Assert.Empty(complaints);
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Choose_NoFace_TheWholePictureIsTakenWhereAsked()
    {
        var page = await OpenAsync("predict");
        await page.GetByTestId("files").SetInputFilesAsync(None);
        await page.GetByTestId("whole").ClickAsync();

        await Assertions.Expect(page.GetByTestId("word")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("box")).ToHaveCountAsync(0);
        await page.GetByTestId("look").ClickAsync();
        await page.GetByTestId("whole").WaitForAsync();
        await page.GetByTestId("find").SelectOptionAsync("whole");
        await Assertions.Expect(page.GetByTestId("word")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("find=whole"));
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Compare_AnotherModel_MarksWhereTheyDisagree()
    {
        var page = await OpenAsync($"predict?run={_run}&compare={_other}");
        await page.GetByTestId("files").SetInputFilesAsync(Several);

        await Assertions.Expect(page.GetByTestId("apart")).ToHaveCountAsync(3, new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("summary")).ToHaveTextAsync("3 faces in 1 picture. The two models disagree on 3 of them.");
        await Axe.AssertNoViolationAsync(page);
        await page.GetByTestId("tab-webcam").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"predict/webcam.*[?&]run={_run}"));
        await Assertions.Expect(page.Locator(".nav-item.current")).ToHaveTextAsync("Predict");
        await page.Locator("[data-testid=stage][data-listening=true]").WaitForAsync();
        await page.GetByTestId("tab-pictures").ClickAsync();
        await page.GetByTestId("zone").WaitForAsync();
        await Assertions.Expect(page.Locator(".nav-item.current")).ToHaveTextAsync("Predict");
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task PasteAndDrop_Picture_AreRead()
    {
        const string Transfer =
            """
            async ([kind, content, name]) => {
              const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
              const transfer = new DataTransfer();
              transfer.items.add(new File([bytes], name, { type: "image/png" }));
              const options = { bubbles: true, cancelable: true };
              document.body.dispatchEvent(kind === "paste" ? new ClipboardEvent(kind, { ...options, clipboardData: transfer }) : new DragEvent(kind, { ...options, dataTransfer: transfer }));
            }
            """;
        var page = await OpenAsync($"predict?run={_run}");
        var content = Convert.ToBase64String(GrayPng.Encode(CameraChromium.Happy));
        await page.EvaluateAsync(Transfer, (string[])["paste", content, "image.png"]);
        await page.Locator("[data-testid=picture][aria-label='Pasted picture 1']").WaitForAsync();
        await page.EvaluateAsync(Transfer, (string[])["drop", content, "dropped.png"]);
        await page.Locator("[data-testid=picture][aria-label='dropped.png']").WaitForAsync();

        await Assertions.Expect(page.GetByTestId("word")).ToHaveCountAsync(2, new() { Timeout = Patience });
        Assert.Equal(["Happy", "Happy"], await WordsAsync(page));
        await page.GetByTestId("remove").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("picture")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Choose_FolderOfFifty_ShowsProgressCanBeCancelledAndGoesOn()
    {
        using var folder = new TestFolder();
        var picture = GrayPng.Encode(CameraChromium.Happy);
        for (var number = 1; number <= 50; number++)
            folder.Write($"photos/{number:00}.png", picture);
        folder.Write("photos/notes.txt", "no picture");
        var page = await OpenAsync("predict");
        var held = new TaskCompletionSource();
        var sent = 0;
        await page.RouteAsync("**/predict/pictures/*/*", async route =>
        {
            if (route.Request.Method == "POST" && ++sent == 4)
            {
                await held.Task;
                return;
            }

            await route.ContinueAsync();
        });
        await page.GetByTestId("folder").SetInputFilesAsync(folder.At("photos"));

        await Assertions.Expect(page.GetByTestId("reading")).ToContainTextAsync("3 of 50 pictures read", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("left-out")).ToContainTextAsync("1 file in the folder is no PNG or JPEG");
        await page.GetByTestId("cancel").ClickAsync();
        await Assertions.Expect(page.GetByTestId("unread")).ToContainTextAsync("47 pictures were not read.");
        await Assertions.Expect(page.GetByTestId("picture")).ToHaveCountAsync(3);
        held.SetResult();
        await page.UnrouteAsync("**/predict/pictures/*/*");
        await page.GetByTestId("read-rest").ClickAsync();

        await Assertions.Expect(page.GetByTestId("summary")).ToHaveTextAsync("50 faces in 50 pictures.", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("word")).ToHaveCountAsync(50, new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("reading")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private static FilePayload Payload(string name, byte[] content) => new() { Name = name, MimeType = "image/png", Buffer = content };

    private static async Task<IEnumerable<string>> WordsAsync(IPage page) =>
        (await page.Locator("[data-testid=word] .class-badge").AllInnerTextsAsync()).Select(word => word.Trim());

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await chromium.OpenAsync(_fer.Address);
        await page.GotoAsync(path);
        await page.Locator("[data-testid=board][data-listening=true]").WaitForAsync();
        await page.Locator("[data-scope=Pictures][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
