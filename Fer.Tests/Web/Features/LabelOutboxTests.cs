using Bunit;
using Fer.Data.Datasets;
using Fer.Web.Features.Browse;

namespace Fer.Tests.Web.Features;

/// <summary>What the component tells its script; what the script does is tested in a browser.</summary>
public sealed class LabelOutboxTests : BunitContext
{
    private static readonly OutboxAnswer Stored = new(Guid.Empty, 7, true, 3, 2);
    private readonly BunitJSModuleInterop _box;

    public LabelOutboxTests()
    {
        _box = JSInterop.SetupModule("./Features/Browse/LabelOutbox.razor.js").SetupModule("start", _ => true);
        foreach (var function in (string[])["configure", "queue", "forget", "dispose"])
            _box.SetupVoid(function, _ => true).SetVoidResult();
    }

    [Fact]
    public void Render_SameImagesAgain_TellsTheScriptOnce()
    {
        OutboxImage[] images = [new(7, 1, 3, "images/7")];
        var cut = RenderOutbox(images, selection: 1);
        cut.Render(parameters => parameters.Add(box => box.Queue, images));
        Assert.Single(_box.Invocations["queue"]);

        cut.Render(parameters => parameters.Add(box => box.Queue, [.. images]));
        Assert.Equal(2, _box.Invocations["queue"].Count);
    }

    [Fact]
    public void Render_SelectionChanged_TellsTheScriptWhetherKeysMeanOneImage()
    {
        var cut = RenderOutbox([], selection: 1);
        cut.Render(parameters => parameters.Add(box => box.SelectionVersion, 2).Add(box => box.IsActive, false));

        var told = _box.Invocations["configure"];
        Assert.Equal([true, false], told.Select(call => (bool)call.Arguments[1]!));
    }

    [Fact]
    public async Task OnLabel_FromTheScript_StoresAndAnswers()
    {
        var cut = RenderOutbox([], selection: 1);

        Assert.Same(Stored, await cut.Instance.OnLabelAsync(new(Guid.NewGuid(), 7, 1, 3)));
        await cut.InvokeAsync(() => cut.Instance.ForgetAsync(Stored.Key));
        Assert.Equal(Stored.Key, Assert.Single(_box.Invocations["forget"]).Arguments[0]);
    }

    private IRenderedComponent<LabelOutbox> RenderOutbox(IReadOnlyList<OutboxImage> images, int selection) => Render<LabelOutbox>(parameters => parameters
        .Add(box => box.Classes, [new ClassCount(3, "Happy", "4", 4, 1)])
        .Add(box => box.Queue, images)
        .Add(box => box.IsActive, true)
        .Add(box => box.SelectionVersion, selection)
        .Add(box => box.Columns, 5)
        .Add(box => box.Store, _ => Task.FromResult(Stored))
        .Add(box => box.Replay, (_, _) => Task.FromResult<IReadOnlyList<OutboxAnswer>>([])));
}
