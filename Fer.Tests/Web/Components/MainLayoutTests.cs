using Bunit;
using Fer.Tests.Web.Features;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Components;

public sealed class MainLayoutTests : PageContext
{
    private readonly FakeDirectory _directory = new();

    public MainLayoutTests() => Services.AddSingleton<IDatasetDirectory>(_directory);

    [Fact]
    public void Render_PageThatFails_SaysSoInsideTheFrame()
    {
        var cut = RenderLayout(Failing);
        Assert.Equal("This page stopped", cut.Find("h1").TextContent);
        Assert.NotEmpty(cut.FindAll("nav a[href='/runs']"));
    }

    [Fact]
    public void Render_NextPageAfterFailure_IsShown()
    {
        var cut = RenderLayout(Failing);
        cut.Render(parameters => parameters.Add(layout => layout.Body, Heading("Runs")));
        Assert.Equal("Runs", cut.Find("h1").TextContent);
    }

    [Fact]
    public void Render_AddressWithoutDataset_NamesTheFirstEverywhere()
    {
        _directory.Datasets = [new(7, "Fer sample", true), new(3, "FER-2013", false)];
        var cut = RenderLayout(Heading("Home"));
        Assert.EndsWith("?dataset=7", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.NotEmpty(cut.FindAll("nav a[href='/browse?dataset=7']"));
        Assert.Equal("Fer sample (drawn)", cut.Find("select option[selected]").TextContent);
    }

    [Fact]
    public async Task Curator_Renamed_IsShownAndOnRecord()
    {
        var cut = RenderLayout(Heading("Browse"));
        cut.WaitForAssertion(() => Assert.Equal("Curator 1", cut.Find("[data-testid=curator]").TextContent.Trim()));

        await cut.InvokeAsync(() => cut.Find("[data-testid=curator]").ClickAsync(new()));
        cut.WaitForAssertion(() => cut.Find("[data-testid=curator-name]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=curator-name]").InputAsync(new() { Value = "  " }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=curator-save]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll("[role=alert]")));
        await cut.InvokeAsync(() => cut.Find("[data-testid=curator-name]").InputAsync(new() { Value = "Ada" }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=curator-save]").ClickAsync(new()));

        cut.WaitForAssertion(() => Assert.Equal("Ada", cut.Find("[data-testid=curator]").TextContent.Trim()));
        Assert.Equal("Ada", (await Services.GetRequiredService<CuratorIdentity>().GetAsync()).Name);
    }

    [Fact]
    public async Task Choose_OtherDataset_ChangesTheAddress()
    {
        _directory.Datasets = [new(7, "Fer sample", true), new(3, "FER-2013", false)];
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("browse?dataset=7&class=2");
        var cut = RenderLayout(Heading("Browse"));
        // Found and changed in one turn of the page, whose list may be drawn again between the two.
        await cut.InvokeAsync(() => cut.Find("select").ChangeAsync(new() { Value = "3" }));
        cut.WaitForAssertion(() => Assert.EndsWith("/browse?dataset=3", navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Changed_FirstDatasetAppears_IsOffered()
    {
        var cut = RenderLayout(Heading("Home"));
        Assert.Empty(cut.FindAll("select"));
        _directory.Datasets = [new(1, "FER-2013", false)];
        _directory.Raise();
        cut.WaitForAssertion(() => Assert.Equal("FER-2013", cut.Find("select option").TextContent));
    }

    [Fact]
    public void Dispose_Layout_LetsGoOfTheDirectory()
    {
        var cut = RenderLayout(Heading("Home"));
        Assert.True(_directory.IsWatched);
        cut.Instance.Dispose();
        Assert.False(_directory.IsWatched);
    }

    private static RenderFragment Failing => _ => throw new InvalidOperationException("broken on purpose");

    private static RenderFragment Heading(string title) => builder => builder.AddMarkupContent(0, $"<h1>{title}</h1>");

    private IRenderedComponent<MainLayout> RenderLayout(RenderFragment body)
    {
        // MudBlazor's own scripts are not what is tested here.
        JSInterop.Mode = JSRuntimeMode.Loose;
        var theme = JSInterop.SetupModule("./Components/Layout/ThemeRoot.razor.js");
        theme.Setup<ThemeReading>("read").SetResult(new ThemeReading("System", true));
        theme.SetupModule("watch", _ => true);
        return Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, body));
    }

    private sealed class FakeDirectory : IDatasetDirectory
    {
        public event Action? Changed;

        public IReadOnlyList<DatasetChoice> Datasets { get; set; } = [];

        public bool IsWatched => Changed is not null;

        public Task<IReadOnlyList<DatasetChoice>> ListAsync(CancellationToken ct) => Task.FromResult(Datasets);

        public void Raise() => Changed?.Invoke();
    }
}
