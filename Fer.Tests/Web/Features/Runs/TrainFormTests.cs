using Bunit;
using Fer.Engine.Runs;
using Fer.Web.Features.Training;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>What a person who types into the training form meets: names, kept changes, own networks and the queue's questions.</summary>
public sealed class TrainFormTests : RunPagesContext
{
    private const string Own = "u2 c8k3s1 gap out";

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Choose_OtherPreset_KeepsTypedSettingsUntilTheyAreReset()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        await TypeAsync(cut, "epochs", "7");
        await TypeAsync(cut, "mixup", "0.3");

        await cut.InvokeAsync(() => cut.Find("[data-testid=preset-tutorial] input").ChangeAsync(new() { Value = "tutorial" }));

        Assert.Equal("7", cut.Find("[data-testid=epochs]").GetAttribute("value"));
        Assert.Contains("2 settings changed from the preset: Epochs, Mixup.", cut.Find("[data-testid=changed-bar]").TextContent, StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find("[data-testid=reset-all]").ClickAsync());
        Assert.Equal("50", cut.Find("[data-testid=epochs]").GetAttribute("value"));
        Assert.Empty(cut.FindAll(".reset"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=undo-reset]").ClickAsync());
        Assert.Equal("7", cut.Find("[data-testid=epochs]").GetAttribute("value"));
    }

    [Fact]
    public async Task Type_OwnNetwork_IsWhatNameCardAndSummarySpeakOf()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=parameters-fast]");
        var before = cut.Find("[data-testid=parameters-fast]").TextContent;
        await TypeAsync(cut, "network-text", Own);
        await TypeAsync(cut, "epochs", "1");

        // 8 filters of 3 by 3 over 4 planes, their batch norm, and a dense layer to 7.
        Assert.Equal("Own network, 367 parameters", cut.Find("[data-testid=parameters-fast]").TextContent);
        Assert.Contains("Own network, 367 parameters.", cut.Find("[data-testid=expected]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Own network, 1 epoch", cut.Find("[data-testid=name]").GetAttribute("placeholder"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=reset-network-text]").ClickAsync());
        Assert.Equal(before, cut.Find("[data-testid=parameters-fast]").TextContent);
        Assert.Equal("fast, 1 epoch", cut.Find("[data-testid=name]").GetAttribute("placeholder"));
    }

    [Fact]
    public async Task Clone_RunThatNobodyNamed_IsNamedForItsOwnSettings()
    {
        var fixture = await AddDatasetAsync();
        var id = await Queue.EnqueueAsync(fixture.NewRun(null, settings => settings with { Epochs = 3 }), Ct);
        Navigation.NavigateTo($"/train?clone={id}");
        var cut = Render<TrainPage>();
        await TypeAsync(cut, "epochs", "5");
        Assert.Equal(("", "fast, 5 epochs"), (cut.Find("[data-testid=name]").GetAttribute("value") ?? "", cut.Find("[data-testid=name]").GetAttribute("placeholder")));
    }

    [Fact]
    public async Task Queue_CancelOfAWaitingRun_AsksFirst()
    {
        var fixture = await AddDatasetAsync();
        var waiting = await Queue.EnqueueAsync(fixture.NewRun("waiting"), Ct);
        var dialogs = Render<MudDialogProvider>();
        var cut = Render<TrainPage>();
        var click = cut.WaitForElement($"[data-testid=cancel-{waiting}]").ClickAsync(new());
        Assert.Contains("can be resumed later", dialogs.WaitForElement(".confirm-text").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Keep in the queue", "Cancel run"], dialogs.FindAll(".mud-dialog-actions button").Select(button => button.TextContent.Trim()));
        await dialogs.FindAll(".mud-dialog-actions button")[0].ClickAsync(new());
        await click;
        Assert.Single(await Services.GetRequiredService<RunQueries>().QueueAsync(Ct));
    }

    private static async Task TypeAsync(IRenderedComponent<TrainPage> cut, string field, string text)
    {
        cut.WaitForElement($"[data-testid={field}]");
        await cut.InvokeAsync(() => cut.Find($"[data-testid={field}]").InputAsync(new() { Value = text }));
    }
}
