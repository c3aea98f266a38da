using Bunit;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features;

public sealed class TagDialogTests : PageContext
{
    [Theory]
    [InlineData("tag-add", true)]
    [InlineData("tag-remove", false)]
    public async Task Ask_NameAndButton_SaysWhichTagAndWhetherToPutItOn(string button, bool isOn)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var dialogs = Render<MudDialogProvider>();
        var answer = dialogs.InvokeAsync(() => TagDialog.AskAsync(Services.GetRequiredService<IDialogService>(), "Tag 2 images", ["blurred"], 40));
        dialogs.WaitForAssertion(() => Assert.Equal("blurred", dialogs.Find("#known-tags option").GetAttribute("value")));
        Assert.True(dialogs.Find($"[data-testid={button}]").HasAttribute("disabled"));

        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=tag-name]").InputAsync(new() { Value = " profile " }));
        await dialogs.InvokeAsync(() => dialogs.Find($"[data-testid={button}]").ClickAsync(new MouseEventArgs()));

        Assert.Equal(("profile", isOn), await answer);
    }
}
