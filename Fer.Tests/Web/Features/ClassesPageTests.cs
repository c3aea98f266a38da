using Bunit;
using Fer.Tests.TestKit;
using Fer.Web.Features.Datasets;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Tests.Web.Features;

public sealed class ClassesPageTests : PageContext
{
    [Fact]
    public async Task Save_ChangedNameKeyAndColour_StoresThem()
    {
        var (_, cut) = await RenderAsync();
        Assert.True(cut.Find("[data-testid=classes-save]").HasAttribute("disabled"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=class-1] [data-testid=name]").InputAsync("Disgusted"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=class-1] [data-testid=key]").InputAsync("d"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=class-1] [data-testid=colour-9]").ChangeAsync(true));
        await cut.InvokeAsync(() => cut.Find("[data-testid=classes-form]").SubmitAsync());

        Assert.Equal("Saved: 1 class", Message(cut));
        var row = await Database.ReadAsync(db => db.Classes.SingleAsync(entry => entry.Index == 1, Ct));
        Assert.Equal(("Disgusted", "d", 9), (row.Name, row.Hotkey, row.ColourSlot));
    }

    [Fact]
    public async Task Save_TakenKey_MarksTheFieldAndKeepsWhatWasTyped()
    {
        var (_, cut) = await RenderAsync();

        await cut.InvokeAsync(() => cut.Find("[data-testid=class-1] [data-testid=name]").InputAsync("Disgusted"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=class-1] [data-testid=key]").InputAsync("1"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=classes-form]").SubmitAsync());

        Assert.Contains("Angry has the key 1", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", cut.Find("[data-testid=class-1] [data-testid=key]").GetAttribute("aria-invalid"));
        Assert.Equal("Disgusted", cut.Find("[data-testid=class-1] [data-testid=name]").GetAttribute("value"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=classes-discard]").ClickAsync(new()));
        Assert.Equal("Disgust", cut.Find("[data-testid=class-1] [data-testid=name]").GetAttribute("value"));
    }

    [Fact]
    public async Task Add_Contempt_IsOneClickAndThenNotOfferedAgain()
    {
        var (_, cut) = await RenderAsync();

        await cut.InvokeAsync(() => cut.Find("[data-testid=add-contempt]").ClickAsync(new()));

        cut.WaitForAssertion(() => Assert.Equal("Contempt", cut.Find("[data-testid=class-7] [data-testid=name]").GetAttribute("value")));
        Assert.Empty(cut.FindAll("[data-testid=add-contempt]"));
    }

    [Fact]
    public async Task Add_TakenName_SaysSo()
    {
        var (_, cut) = await RenderAsync();

        await cut.InvokeAsync(() => cut.Find("[data-testid=class-name]").InputAsync("happy"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=class-add]").SubmitAsync());

        Assert.Contains("Another class is named happy", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_Confirmed_RetiresTheClassUntilItIsTakenBack()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var dialogs = Render<MudDialogProvider>();
        var (ids, cut) = await RenderAsync();

        var choice = cut.Find("[data-testid=class-1] [data-testid=merge]").ChangeAsync("0");
        dialogs.WaitForAssertion(() => Assert.Contains("2 images labelled Disgust now will be Angry", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.FindAll("button").First(button => button.TextContent.Contains("Merge 2 images", StringComparison.Ordinal)).ClickAsync(new());
        await choice;

        Assert.Equal("Merged: 2 images are Angry now", Message(cut));
        Assert.Contains("into Angry, 2 images", cut.Find("[data-testid=class-1]").TextContent, StringComparison.Ordinal);
        Assert.Equal([0, 0, 0], await LabelsAsync());
        Assert.DoesNotContain("Disgust", cut.Find("[data-testid=class-0] [data-testid=merge]").TextContent, StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find("[data-testid=take-back]").ClickAsync(new()));

        Assert.Equal("Taken back: Disgust is in use again, 2 images restored", Message(cut));
        Assert.Equal([0, 1, 1], await LabelsAsync());
        Assert.Equal(3, ids.Length);
    }

    [Fact]
    public async Task Merge_NotConfirmed_ChangesNothing()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var dialogs = Render<MudDialogProvider>();
        var (_, cut) = await RenderAsync();

        var choice = cut.Find("[data-testid=class-1] [data-testid=merge]").ChangeAsync("0");
        dialogs.WaitForElement("button");
        await dialogs.InvokeAsync(() => dialogs.Find("button").ClickAsync(new()));
        await choice;

        Assert.Equal([0, 1, 1], await LabelsAsync());
    }

    [Fact]
    public void Render_UnknownDataset_SaysSo()
    {
        Navigation.NavigateTo("datasets/classes?dataset=99");

        var cut = Render<ClassesPage>();

        cut.WaitForAssertion(() => Assert.Contains("There is no such dataset", cut.Markup, StringComparison.Ordinal));
    }

    private static string Message(IRenderedComponent<ClassesPage> cut) => cut.Find("[data-testid=classes-message]").TextContent;

    private Task<List<int>> LabelsAsync() => Database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));

    private async Task<(long[] Ids, IRenderedComponent<ClassesPage> Cut)> RenderAsync()
    {
        var (datasetId, ids) = await SpecDataset.AddAsync(Database, "faces", new(0), new(1), new(1));
        Navigation.NavigateTo($"datasets/classes?dataset={datasetId}");
        var cut = Render<ClassesPage>();
        cut.WaitForElement("[data-testid=classes-form]");
        return (ids, cut);
    }
}
