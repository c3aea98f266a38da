using Bunit;
using Fer.Engine.Imaging;
using Fer.Web.Features.Predict;

namespace Fer.Tests.Web.Features.Predict;

public sealed class PicturesPageTests : PicturesContext
{
    [Fact]
    public void Render_NoModel_SaysHowToGetOne()
    {
        var cut = Render<PicturesPage>();

        cut.WaitForAssertion(() => Assert.Contains("There is no model to try yet", cut.Markup, StringComparison.Ordinal));
        Assert.EndsWith("/train", cut.Find(".empty-state a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict?run=99")]
    [InlineData("predict?run=x")]
    public async Task Render_RunWithoutModel_SaysSoAndOffersAnother(string address)
    {
        await AddModelAsync();
        Navigation.NavigateTo(address);
        var cut = Render<PicturesPage>();

        cut.WaitForAssertion(() => Assert.Contains("has no model to try", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_NoPictures_SaysWhatToDoAndTheLimits()
    {
        await AddModelAsync();
        Navigation.NavigateTo("predict?compare=98&into=1&margin=0.3");
        var cut = Open();

        Sees(cut, "zone", "No pictures yet");
        Sees(cut, "zone", "20.0 MB");
        Sees(cut, "zone", "nothing of them is kept unless you store a face");
        Sees(cut, "unknown", "Run 98 has no model to compare with.");
        Assert.Empty(cut.FindAll("[data-testid=store]"));
        Assert.Equal("page", cut.Find("[data-testid=tab-pictures]").GetAttribute("aria-current"));
        Assert.Equal("predict/webcam?into=1", cut.Find("[data-testid=tab-webcam]").GetAttribute("href"));
        Assert.Equal("0.3", cut.Find("[data-testid=margin]").GetAttribute("value"));
    }

    [Fact]
    public async Task Pictures_OneFaceNoneAndBroken_EachHasItsOwn()
    {
        await AddModelAsync();
        var cut = Open();
        await AddAsync(cut, "face.png", OneFace);
        var wall = await AddAsync(cut, "wall.png", NoFace);
        await AddAsync(cut, "broken.png", OneFace[..200]);

        Sees(cut, "word", "Happy");
        Sees(cut, "word", "94");
        Assert.Equal(7, cut.FindAll("[data-testid=probabilities] .n").Count);
        Assert.Equal("Face 1 in the picture", cut.Find("[data-testid=box]").GetAttribute("aria-label"));
        Assert.Contains("/faces/1", cut.Find("[data-testid=face] img").GetAttribute("src"), StringComparison.Ordinal);
        Sees(cut, "failures", "broken.png cannot be read: ");
        Sees(cut, "summary", "1 face in 1 picture.");
        Assert.Equal(2, cut.FindAll("[data-testid=picture]").Count);

        await ClickAsync(cut, "whole");
        Assert.Equal([new ReadJob(wall, null)], LastJobs());
        await SendAsync(cut, wall, NoFace, margin: null);
        Sees(cut, "summary", "2 faces in 2 pictures.");
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=word]").Count));
        Assert.Single(cut.FindAll("[data-testid=box]"));
        await ClickAsync(cut, "look");
        Assert.Equal([new ReadJob(wall, 0.1)], LastJobs());
    }

    [Fact]
    public async Task Choose_TooLargeOrTooMany_SaysSoOfThoseAlone()
    {
        await AddModelAsync();
        var cut = Open();
        await ChooseAsync(cut, "huge.jpg", ImageLimits.MaxBytes + 1L);
        Sees(cut, "failures", "huge.jpg is 20.0 MB; at most 20.0 MB are read.");
        Assert.Empty(Script.Invocations["read"]);

        for (var place = 1; place < PictureBoard.Most; place++)
            Assert.NotEqual(0, await ChooseAsync(cut, "small.jpg"));
        Assert.Equal(0, await ChooseAsync(cut, "one-more.jpg"));
        await BoardOf(cut).OnLeftOutAsync(1, 2);
        Sees(cut, "left-out", "1 picture was left out: 200 fit on the page. Clear it, then choose the others. 2 files in the folder are no PNG or JPEG by name and were left out.");
        Sees(cut, "reading", "0 of 199 pictures read");

        await ClickAsync(cut, "clear");
        Sees(cut, "zone", "No pictures yet");
        Assert.Equal(PictureBoard.Most, Assert.IsAssignableFrom<IEnumerable<int>>(Script.Invocations["remove"][^1].Arguments[0]).Count());
    }

    [Fact]
    public async Task Cancel_WhileReading_KeepsWhatWasReadAndReadsTheRestLater()
    {
        await AddModelAsync();
        var cut = Open();
        var (first, second) = (await ChooseAsync(cut, "a.png"), await ChooseAsync(cut, "b.png"));
        await SendAsync(cut, first, OneFace);
        Sees(cut, "reading", "1 of 2 pictures read");
        await ClickAsync(cut, "cancel");

        Sees(cut, "unread", "1 picture was not read.");
        Assert.Single(Script.Invocations["cancel"]);
        await SendAsync(cut, second, OneFace); // was under way
        Assert.Single(cut.FindAll("[data-testid=picture]"));
        await ClickAsync(cut, "read-rest");
        await SendAsync(cut, second, OneFace);
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=picture]").Count));
        Assert.Empty(cut.FindAll("[data-testid=unread], [data-testid=reading]"));
    }

    [Fact]
    public async Task Margin_Changed_ReadsAgainAndIgnoresWhatWasCutOtherwise()
    {
        await AddModelAsync();
        var cut = Open();
        var picture = await AddAsync(cut, "face.png", OneFace);
        Sees(cut, "word", "Happy");
        await cut.InvokeAsync(() => cut.Find("[data-testid=margin]").ChangeAsync(new() { Value = "0.3" }));

        cut.WaitForAssertion(() => Assert.Equal([new ReadJob(picture, 0.3)], LastJobs()));
        Assert.EndsWith("?margin=0.3", Navigation.Uri, StringComparison.Ordinal);
        await SendAsync(cut, picture, OneFace);
        Assert.Contains("again", cut.Find("[data-testid=picture]").ClassList);
        await SendAsync(cut, picture, OneFace, 0.3);
        cut.WaitForAssertion(() => Assert.DoesNotContain("again", cut.Find("[data-testid=picture]").ClassList));
        Assert.EndsWith("cut=0.3", cut.Find("[data-testid=face] img").GetAttribute("src"), StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find("[data-testid=find]").ChangeAsync(new() { Value = "whole" }));
        cut.WaitForAssertion(() => Assert.Equal([new ReadJob(picture, null)], LastJobs()));
        Assert.Empty(cut.FindAll("[data-testid=margin]"));
    }

    [Fact]
    public async Task Sending_Fails_SaysWhichPictureAndWhy()
    {
        await AddModelAsync();
        var cut = Open();
        await BoardOf(cut).OnSendFailedAsync(await ChooseAsync(cut, "gone.png"), null);
        await BoardOf(cut).OnSendFailedAsync(await ChooseAsync(cut, "late.png"), "Load the page again.");

        Sees(cut, "failures", "gone.png could not be sent. The file may have been moved");
        Sees(cut, "failures", "late.png could not be sent. Load the page again.");
        Assert.Empty(cut.FindAll("[data-testid=reading]"));
    }

    private IEnumerable<ReadJob> LastJobs() => Assert.IsAssignableFrom<IEnumerable<ReadJob>>(Script.Invocations["read"][^1].Arguments[0]);
}
