using Bunit;
using Fer.Web.Components.Keyboard;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Components;

public sealed class ShortcutScopeTests : BunitContext
{
    private readonly BunitJSModuleInterop _listener;
    private readonly List<string> _ran = [];

    public ShortcutScopeTests()
    {
        Services.AddScoped<ShortcutRegistry>().AddScoped<KeyMap>();
        JSInterop.SetupModule("./Components/Keyboard/KeyMapDialog.razor.js").Setup<Dictionary<string, string>?>("read").SetResult(null);
        _listener = JSInterop.SetupModule("./Components/Keyboard/ShortcutScope.razor.js").SetupModule("listen", _ => true);
        _listener.SetupVoid("update", _ => true).SetVoidResult();
        _listener.SetupVoid("dispose").SetVoidResult();
    }

    [Fact]
    public void Render_Shortcuts_SendsTheirKeysOnce()
    {
        var cut = RenderScope("1", "z");
        Assert.Equal(["1", "z"], Keys(JSInterop.VerifyInvoke("listen").Arguments[1]).Keys);
        cut.Render(parameters => parameters.Add(scope => scope.Shortcuts, Shortcuts("1", "z")));
        Assert.Empty(_listener.Invocations["update"]);
    }

    [Fact]
    public void Render_OtherKeys_SendsThem()
    {
        var cut = RenderScope("1");
        cut.Render(parameters => parameters.Add(scope => scope.Shortcuts, Shortcuts("1", "2")));
        Assert.Equal(["1", "2"], Keys(Assert.Single(_listener.Invocations["update"]).Arguments[0]).Keys);
    }

    [Fact]
    public async Task OnKey_KnownAndUnknown_RunsOnlyTheKnown()
    {
        var cut = RenderScope("1");
        await cut.Instance.OnKeyAsync("1");
        await cut.Instance.OnKeyAsync("9");
        Assert.Equal(["1"], _ran);
    }

    [Fact]
    public async Task Dispose_Scope_StopsListeningAndLeavesTheHelp()
    {
        var registry = Services.GetRequiredService<ShortcutRegistry>();
        var cut = RenderScope("1");
        Assert.Same(cut.Instance, Assert.Single(registry.Scopes));
        await cut.Instance.DisposeAsync();
        Assert.Empty(registry.Scopes);
        Assert.Single(_listener.Invocations["dispose"]);
    }

    [Theory]
    [InlineData("ArrowLeft", "←")]
    [InlineData("z", "Z")]
    [InlineData("Ctrl+z", "Ctrl+Z")]
    [InlineData(" ", "Space")]
    [InlineData("Delete", "Delete")]
    public void Shown_Key_IsWhatPeopleCallIt(string key, string expected) =>
        Assert.Equal(expected, new Shortcut(key, "", () => Task.CompletedTask).Shown);

    private static Dictionary<string, string> Keys(object? argument) => Assert.IsType<Dictionary<string, string>>(argument);

    private IRenderedComponent<ShortcutScope> RenderScope(params string[] keys) => Render<ShortcutScope>(parameters => parameters
        .Add(scope => scope.Title, "Browse")
        .Add(scope => scope.Shortcuts, Shortcuts(keys)));

    private Shortcut[] Shortcuts(params string[] keys) => [.. keys.Select(key => new Shortcut(key, $"Does {key}", () =>
    {
        _ran.Add(key);
        return Task.CompletedTask;
    }))];
}
