using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace Fer.Tests.TestKit;

/// <summary>
/// How long one test may take. Without a limit, a test that waits for something that never comes holds every later test up, and the run
/// ends without naming it; with one, it fails under its name, where it waited.
/// </summary>
internal static class TestLimit
{
    /// <summary>Far more than any test takes beside others on a slow machine.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(4);

    private static readonly ConditionalWeakTable<ITest, CancellationTokenSource> Limits = [];

    /// <summary>Cancelled when the test run is, or when the running test has taken too long.</summary>
    public static CancellationToken Token => TestContext.Current.Test is { } test
        ? Limits.GetValue(test, Start).Token
        : TestContext.Current.CancellationToken;

    private static CancellationTokenSource Start(ITest test)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Most);
        return limit;
    }
}
