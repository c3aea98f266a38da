using Microsoft.Playwright;

namespace Fer.Tests.TestKit;

/// <summary>The system's Chromium, started once for all browser tests.</summary>
public class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

    private static readonly TimeSpan OpeningPatience = TimeSpan.FromMinutes(1);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Executable => Environment.GetEnvironmentVariable("FER_CHROMIUM") ?? Array.Find(Places, File.Exists);

    /// <summary>Opens a page in a fresh profile; skips the test where there is no Chromium, unless <c>FER_REQUIRE_BROWSER=1</c>.</summary>
    public async Task<IPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            const string Missing = "Chromium was not found; install it (Debian: apt-get install chromium) or name it in FER_CHROMIUM.";
            if (Environment.GetEnvironmentVariable("FER_REQUIRE_BROWSER") == "1")
                Assert.Fail(Missing);
            Assert.Skip(Missing);
        }
        var profile = options ?? new BrowserNewContextOptions();
        profile.BaseURL = address.ToString();
        profile.ViewportSize ??= new ViewportSize { Width = 1400, Height = 900 };
        try
        {
            return await OpenAsync(profile);
        }
        catch (TimeoutException)
        {
            await RestartAsync();
            return await OpenAsync(profile);
        }
    }

    /// <summary>Arguments beside the usual ones.</summary>
    protected virtual IReadOnlyList<string> Extra => [];

    public virtual async ValueTask InitializeAsync()
    {
        if (Executable is not { } executable)
            return;
        _playwright = await Playwright.CreateAsync().WaitAsync(TimeSpan.FromMinutes(2));
        _browser = await LaunchAsync(_playwright, executable);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<IBrowser> LaunchAsync(IPlaywright playwright, string executable) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = executable,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            .. Extra,
        ],
    });

    /// <summary>Playwright itself waits for a context and a page without a limit.</summary>
    private async Task<IPage> OpenAsync(BrowserNewContextOptions profile)
    {
        var context = await _browser!.NewContextAsync(profile).WaitAsync(OpeningPatience);
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync().WaitAsync(OpeningPatience);
    }

    /// <summary>A Chromium that opens no page is known to hang for good in some containers; what is tested is Fer.</summary>
    private async Task RestartAsync()
    {
        try
        {
            await _browser!.CloseAsync().WaitAsync(OpeningPatience);
        }
        catch (Exception hung) when (hung is TimeoutException or PlaywrightException)
        {
            // It ends with Playwright.
        }

        _browser = await LaunchAsync(_playwright!, Executable!);
    }
}
