using Fer.Tests.TestKit;

namespace Fer.Tests.Browser;

/// <summary>Browser tests share one Chromium and run one after the other: they need the cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";

    /// <summary>Milliseconds that one test may take: a hung page would otherwise hold up the run, since keys and scripts have no limit in Playwright.</summary>
    public const int Limit = 6 * 60 * 1000;
}
