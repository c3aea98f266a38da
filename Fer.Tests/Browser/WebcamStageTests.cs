using Fer.Engine.Curation;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>What else the webcam page does while it shows a face: tones, several faces, another camera.</summary>
[Collection(BrowserTests.Name)]
public sealed class WebcamStageTests(CameraChromium chromium) : IClassFixture<CameraChromium>, IAsyncLifetime
{
    private const float Patience = 60_000;

    /// <summary>Notes every tone that is started and every loudness that is asked for.</summary>
    private const string Listening =
        """
        globalThis.heard = [];
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...args) { heard.push(Math.round(this.frequency.value)); return start.apply(this, args); };
        globalThis.loudest = [];
        const ramp = AudioParam.prototype.linearRampToValueAtTime;
        AudioParam.prototype.linearRampToValueAtTime = function (value, time) { loudest.push(value); return ramp.call(this, value, time); };
        """;

    private TestDatabase _database = null!; // set before each test
    private FerProcess _fer = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        await TriedModel.AddAsync(_database, CameraChromium.Happy, CameraChromium.Surprised, Ct);
        _fer = await FerProcess.StartAsync(_database.Folder.Path, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _fer.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Sound_SwitchedOn_GivesEachEmotionItsToneAtTheVolume()
    {
        var page = await StartAsync(Listening);
        await TopAsync(page, "Happy");
        await TopAsync(page, "Surprise");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => heard.length")); // off until somebody wants it

        await page.GetByTestId("sound").CheckAsync();
        await page.GetByTestId("volume").FillAsync("50");
        await page.WaitForFunctionAsync("() => heard.includes(330) && heard.includes(440) && loudest.at(-1) === 0.25", null, new() { Timeout = Patience });
        await page.GetByTestId("sound").UncheckAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=volume]') === null");

        Assert.Equal(2, await page.EvaluateAsync<int>("() => new Set(heard).size"));
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Camera_TwoFaces_BothAreFound()
    {
        var page = await StartAsync(Showing(FaceVideo.Picture(4, DrawnFaces.Draw(seed: 3, index: 1, expression: 5), DrawnFaces.Draw(seed: 3, index: 1, expression: 3))));

        await Assertions.Expect(page.Locator("[data-part=faces]")).ToHaveTextAsync("2", new() { Timeout = Patience });
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Camera_AnotherIsChosen_ShowsThatOne()
    {
        const string Two =
            """
            globalThis.asked = [];
            const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = (wish) => { asked.push(JSON.stringify(wish.video)); return open({ video: true }); };
            navigator.mediaDevices.enumerateDevices = async () => [
              { kind: 'videoinput', deviceId: 'front', label: 'Front camera' },
              { kind: 'audioinput', deviceId: 'ear', label: 'Microphone' },
              { kind: 'videoinput', deviceId: 'desk', label: 'Desk camera' }];
            """;
        var page = await StartAsync(Two);
        await Assertions.Expect(page.GetByTestId("camera").Locator("option")).ToHaveTextAsync(["Front camera", "Desk camera"], new() { Timeout = Patience });

        await page.GetByTestId("camera").SelectOptionAsync("desk");
        await page.WaitForFunctionAsync("() => asked.length > 1 && asked.at(-1).includes('desk')", null, new() { Timeout = Patience });

        await TopAsync(page, "Happy");
        await page.Context.CloseAsync();
    }

    /// <summary>A camera that shows one picture for ever.</summary>
    private static string Showing(GrayImage picture) =>
        $$"""
        navigator.mediaDevices.getUserMedia = async () => {
          const picture = new Image();
          picture.src = 'data:image/png;base64,{{Convert.ToBase64String(GrayPng.Encode(picture))}}';
          await picture.decode();
          const screen = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
          const context = screen.getContext('2d');
          setInterval(() => context.drawImage(picture, 0, 0), 50);
          return screen.captureStream(20);
        };
        """;

    private static Task TopAsync(IPage page, string name) => Assertions.Expect(page.GetByTestId("top")).ToHaveTextAsync(name, new() { Timeout = Patience });

    private async Task<IPage> StartAsync(string script)
    {
        var page = await chromium.OpenAsync(_fer.Address, new() { Permissions = ["camera"] });
        await page.AddInitScriptAsync(script);
        await page.GotoAsync("predict/webcam?smooth=0");
        await page.Locator("[data-testid=stage][data-listening=true]").WaitForAsync();
        await page.GetByTestId("start").ClickAsync();
        return page;
    }
}
