using Fer.Tests.TestKit;

namespace Fer.Tests.Browser;

/// <summary>Browser tests share one Chromium and run one after the other: they need the cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
