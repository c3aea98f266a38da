using Bunit;
using Fer.Web.Components.Keyboard;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Fer.Tests.Web.Components;

public sealed class KeyMapTests : BunitContext, IAsyncLifetime
{
    private readonly BunitJSModuleInterop _listener;
    private readonly BunitJSModuleInterop _store;
    private readonly List<string> _ran = [];
    private Dictionary<string, string>? _kept;

    public KeyMapTests()
    {
        Services.AddMudServices();
        Services.AddScoped<ShortcutRegistry>().AddScoped<KeyMap>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        _listener = JSInterop.SetupModule("./Components/Keyboard/ShortcutScope.razor.js").SetupModule("listen", _ => true);
        _listener.SetupVoid("update", _ => true).SetVoidResult();
        _store = JSInterop.SetupModule("./Components/Keyboard/KeyMapDialog.razor.js");
        _store.SetupModule("capture", _ => true);
    }

    private KeyMap Map => Services.GetRequiredService<KeyMap>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Assign_OtherKey_IsPressedInItsPlaceAndKept()
    {
        var (cut, shortcuts) = RenderScope();

        await cut.InvokeAsync(() => Map.AssignAsync(shortcuts[1], "u"));

        Assert.Equal(("u", "z"), (SentKeys().Single(pair => pair.Value == "z").Key, SentKeys()["u"]));
        Assert.DoesNotContain("z", SentKeys().Keys);
        Assert.Equal("u", Assert.IsType<Dictionary<string, string>>(_store.Invocations["store"].Single().Arguments[0])["undo"]);
        await cut.Instance.OnKeyAsync("z");
        Assert.Equal(["undo"], _ran);
    }

    [Fact]
    public void Load_KeysOfAnEarlierVisit_HoldFromTheStart()
    {
        _kept = new() { ["undo"] = "u", ["gone"] = "9", ["exclude"] = "Tab" };

        RenderScope();

        var sent = Assert.IsType<Dictionary<string, string>>(JSInterop.VerifyInvoke("listen").Arguments[1]);
        Assert.Equal(new Dictionary<string, string> { ["1"] = "1", ["u"] = "z", ["x"] = "x" }, sent);
    }

    [Fact]
    public void Load_KeyThatAClassHasToo_GoesToTheClass()
    {
        _kept = new() { ["undo"] = "1" };

        var (cut, shortcuts) = RenderScope();

        Assert.Equal("1", Assert.IsType<Dictionary<string, string>>(JSInterop.VerifyInvoke("listen").Arguments[1])["1"]);
        Assert.False(cut.Instance.IsReachable(shortcuts[1]));
    }

    [Fact]
    public async Task OnKey_CommandWhoseOldKeyIsAClassNow_RunsTheCommandAndNotTheClass()
    {
        _kept = new() { ["exclude"] = "e" };
        var (cut, _) = RenderScope("x");
        var sent = Assert.IsType<Dictionary<string, string>>(JSInterop.VerifyInvoke("listen").Arguments[1]);

        await cut.Instance.OnKeyAsync(sent["e"]);
        await cut.Instance.OnKeyAsync(sent["x"]);

        Assert.Equal(["exclude", "label"], _ran);
    }

    [Theory]
    [InlineData("1", "1 is taken: Label Angry.")]
    [InlineData("x", "X is taken: Exclude.")]
    [InlineData("Ctrl+w", "Ctrl+W is needed by the browser or by this dialog.")]
    [InlineData("Tab", "Tab is needed by the browser or by this dialog.")]
    public void Refuse_KeyOfSomethingElse_SaysWhose(string key, string expected)
    {
        var (_, shortcuts) = RenderScope();

        Assert.Equal(expected, Map.Refuse(shortcuts[1], key, shortcuts));
    }

    [Fact]
    public async Task Refuse_KeyThatWasGivenUp_IsFree()
    {
        var (cut, shortcuts) = RenderScope();
        await cut.InvokeAsync(() => Map.AssignAsync(shortcuts[2], "e"));

        Assert.Null(Map.Refuse(shortcuts[1], "x", shortcuts));
        Assert.Equal("E is taken: Exclude.", Map.Refuse(shortcuts[1], "e", shortcuts));
    }

    [Fact]
    public async Task Dialog_KeyPressed_AssignsRefusesAndResets()
    {
        RenderScope();
        var dialogs = Render<MudDialogProvider>();
        await dialogs.InvokeAsync(() => KeyMapDialog.ShowAsync(Services.GetRequiredService<IDialogService>()));

        await PressAsync(dialogs, "undo", "u");
        Assert.Equal("U", dialogs.Find("[data-testid=keymap-undo] kbd").TextContent);
        await PressAsync(dialogs, "undo", "1");
        Assert.Equal("1 is taken: Label Angry. “Undo” keeps U.", dialogs.Find("[data-testid=keymap-message]").TextContent);
        await PressAsync(dialogs, "undo", null);
        Assert.Equal("U", dialogs.Find("[data-testid=keymap-undo] kbd").TextContent);
        await PressAsync(dialogs, "exclude", "z");
        Assert.Equal("Z", dialogs.Find("[data-testid=keymap-exclude] kbd").TextContent);

        await dialogs.FindAll("[data-testid=keymap-undo] button")[0].ClickAsync(new MouseEventArgs());
        Assert.StartsWith("Z is taken: Exclude.", dialogs.Find("[data-testid=keymap-message]").TextContent, StringComparison.Ordinal);
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=keymap-reset-all]").ClickAsync(new MouseEventArgs()));
        Assert.Equal(["Z", "X"], dialogs.FindAll("kbd").Select(key => key.TextContent));
        Assert.False(Map.HasOwnKeys);
    }

    [Fact]
    public async Task Help_OwnKeys_ShowsWhatToPress()
    {
        _kept = new() { ["undo"] = "u" };
        RenderScope();
        var dialogs = Render<MudDialogProvider>();

        await dialogs.InvokeAsync(() => ShortcutHelpDialog.ShowAsync(Services.GetRequiredService<IDialogService>()));

        Assert.Equal(["1", "U", "X"], dialogs.FindAll("kbd").Select(key => key.TextContent));
        Assert.NotEmpty(dialogs.FindAll("[data-testid=change-keys]"));
    }

    private static async Task PressAsync(IRenderedComponent<MudDialogProvider> dialogs, string command, string? key)
    {
        await dialogs.InvokeAsync(() => dialogs.Find($"[data-testid=change-{command}]").ClickAsync(new MouseEventArgs()));
        await dialogs.FindComponent<KeyMapDialog>().Instance.OnCapturedAsync(key);
    }

    private Dictionary<string, string> SentKeys() =>
        Assert.IsType<Dictionary<string, string>>(_listener.Invocations["update"][^1].Arguments[0]);

    private (IRenderedComponent<ShortcutScope> Scope, Shortcut[] Shortcuts) RenderScope(string classKey = "1")
    {
        _store.Setup<Dictionary<string, string>?>("read").SetResult(_kept);
        Shortcut[] shortcuts =
        [
            new(classKey, "Label Angry", () => RanAsync("label")),
            new("z", "Undo", () => RanAsync("undo")) { Id = "undo" },
            new("x", "Exclude", () => RanAsync("exclude")) { Id = "exclude" },
        ];
        return (Render<ShortcutScope>(parameters => parameters.Add(scope => scope.Title, "Browse").Add(scope => scope.Shortcuts, shortcuts)), shortcuts);
    }

    private Task RanAsync(string command)
    {
        _ran.Add(command);
        return Task.CompletedTask;
    }
}
