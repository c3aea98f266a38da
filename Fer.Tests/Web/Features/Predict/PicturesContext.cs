using Bunit;
using Fer.Engine.Capturing;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Features.Predict;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Predict;

/// <summary>The page of pictures with the real detector; a test sends what the browser would.</summary>
public abstract class PicturesContext : PageContext
{
    private readonly BunitJSModuleInterop _module;
    private int _last;

    protected PicturesContext()
    {
        Services.AddSingleton<UsableModels>().AddSingleton<CapturedFaces>();
        Services.AddSingleton<FaceDetector>().AddSingleton<PictureReader>().AddSingleton<PictureTrays>().AddSingleton<IFaceAnswers>(Answers);
        _module = JSInterop.SetupModule("./Features/Predict/PictureBoard.razor.js");
        Script = _module.SetupModule("attach", _ => true);
        foreach (var call in (string[])["read", "cancel", "remove", "reveal", "dispose"])
            Script.SetupVoid(call, _ => true).SetVoidResult();
    }

    internal ScriptedAnswers Answers { get; } = new();

    protected BunitJSModuleInterop Script { get; }

    protected static byte[] OneFace { get; } = GrayPng.Encode(CameraChromium.Happy);

    protected static byte[] NoFace { get; } = GrayPng.Encode(new GrayImage(320, 200, new byte[320 * 200]));

    protected Task<(int RunId, int DatasetId)> AddModelAsync() => TriedModel.AddAsync(Database, CameraChromium.Happy, CameraChromium.Surprised, Ct);

    /// <summary>The page, ready for pictures.</summary>
    protected IRenderedComponent<PicturesPage> Open()
    {
        var cut = Render<PicturesPage>();
        cut.WaitForElement("[data-testid=zone]");
        return cut;
    }

    /// <summary>Chooses a file as the browser tells of it, without sending it.</summary>
    /// <returns>Its number; 0 where it was not taken.</returns>
    protected async Task<int> ChooseAsync(IRenderedComponent<PicturesPage> cut, string name, long bytes = 1000)
    {
        var id = ++_last;
        return await BoardOf(cut).OnAddedAsync([new AddedPicture(id, name, bytes, $"blob:{id}")]) == 1 ? id : 0;
    }

    /// <summary>Sends the bytes of a file.</summary>
    protected async Task SendAsync(IRenderedComponent<PicturesPage> cut, int picture, byte[] content, double? margin = FaceCrop.UsualMargin)
    {
        var trays = Services.GetRequiredService<PictureTrays>();
        var address = Assert.IsType<string>(_module.Invocations["attach"][^1].Arguments[2]);
        await trays.ReadAsync(trays.Find(Guid.Parse(address.Split('/')[^1]))!, picture, content, margin, Ct);
    }

    /// <summary>Chooses a file and sends it.</summary>
    protected async Task<int> AddAsync(IRenderedComponent<PicturesPage> cut, string name, byte[] content)
    {
        var id = await ChooseAsync(cut, name, content.Length);
        await SendAsync(cut, id, content);
        return id;
    }

    protected static PictureBoard BoardOf(IRenderedComponent<PicturesPage> cut) => cut.FindComponent<PictureBoard>().Instance;

    /// <summary>Presses what is there at that moment.</summary>
    protected static Task ClickAsync(IRenderedComponent<PicturesPage> cut, string testId) => cut.InvokeAsync(() => cut.Find($"[data-testid={testId}]").ClickAsync(new()));

    protected static void Sees(IRenderedComponent<PicturesPage> cut, string testId, string text) =>
        cut.WaitForAssertion(() => Assert.Contains(text, cut.Find($"[data-testid={testId}]").TextContent, StringComparison.Ordinal));
}
