using Bunit;
using Fer.Data.Quality;
using Fer.Engine.Capturing;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Features.Predict;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Predict;

public sealed class WebcamPageTests : PageContext
{
    private readonly BunitJSModuleInterop _stage;

    public WebcamPageTests()
    {
        Services.AddSingleton<UsableModels>().AddSingleton<CapturedFaces>();
        _stage = JSInterop.SetupModule("./Features/Predict/WebcamStage.razor.js").SetupModule("attach", _ => true);
        _stage.SetupVoid("set", _ => true).SetVoidResult();
        _stage.SetupVoid("dispose").SetVoidResult();
    }

    [Fact]
    public void Render_NoModel_SaysHowToGetOne()
    {
        var cut = Render<WebcamPage>();

        cut.WaitForAssertion(() => Assert.Contains("There is no model to try yet", cut.Markup, StringComparison.Ordinal));
        Assert.EndsWith("/train", cut.Find("main a, .empty-state a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict/webcam?run=99")]
    [InlineData("predict/webcam?run=x")]
    public async Task Render_RunWithoutModel_SaysSoAndOffersAnother(string address)
    {
        await AddModelAsync();
        Navigation.NavigateTo(address);
        var cut = Render<WebcamPage>();

        cut.WaitForAssertion(() => Assert.Contains("has no model to try", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_SwitchedOn_KeepsTheFaceOnceAndTakesItBack()
    {
        await AddModelAsync();
        var shot = new FaceShot(Convert.ToBase64String(TestImages.Gray(4).Pixels), [0, 0, 0, 1.0000001, 0, 0, 0]);
        _stage.Setup<FaceShot?>("capture").SetResult(shot);
        var cut = Render<WebcamPage>();
        cut.WaitForElement("[data-testid=store-on]");
        Assert.Empty(cut.FindAll("[data-testid=store-3]"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=store-on]").ChangeAsync(new() { Value = true }));
        cut.WaitForElement("[data-testid=store-3]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=store-4]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.Contains("Stored as Sad.", cut.Find("[data-testid=store-state]").TextContent, StringComparison.Ordinal));
        var issue = await Database.ReadAsync(db => db.QualityIssues.SingleAsync(Ct));
        Assert.Equal((QualityIssueKind.FromUse, 4, (int?)3), (issue.Kind, issue.GivenLabel, issue.SuggestedLabel));

        await cut.InvokeAsync(() => cut.Find("[data-testid=store-3]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.Contains("holds this very image already, as Sad", cut.Find("[data-testid=store-state]").TextContent, StringComparison.Ordinal));
        // A label that was mistyped can still be taken back.
        await cut.InvokeAsync(() => cut.Find("[data-testid=store-undo]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.Contains("Taken back", cut.Find("[data-testid=store-state]").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("[data-testid=store-undo]"));
    }

    [Fact]
    public async Task Store_NoFace_SaysSo()
    {
        await AddModelAsync();
        _stage.Setup<FaceShot?>("capture").SetResult(null);
        var cut = Render<WebcamPage>();
        cut.WaitForElement("[data-testid=store-on]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=store-on]").ChangeAsync(new() { Value = true }));
        cut.WaitForElement("[data-testid=store-3]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=store-3]").ClickAsync(new()));

        cut.WaitForAssertion(() => Assert.Contains("no face to store", cut.Find("[data-testid=store-state]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Choose_Smoothing_IsInTheAddressAndReachesTheScript()
    {
        await AddModelAsync();
        var cut = Render<WebcamPage>();
        cut.WaitForElement("[data-testid=smooth]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=smooth]").ChangeAsync(new() { Value = "0.5" }));

        cut.WaitForAssertion(() => Assert.EndsWith("smooth=0.5", Navigation.Uri, StringComparison.Ordinal));
        cut.WaitForAssertion(() => Assert.Equal(0.5, _stage.Invocations["set"][^1].Arguments[0]));
    }

    private Task<(int RunId, int DatasetId)> AddModelAsync() => TriedModel.AddAsync(Database, CameraChromium.Happy, CameraChromium.Surprised, Ct);
}
