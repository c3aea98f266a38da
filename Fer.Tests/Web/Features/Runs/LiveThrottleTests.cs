using Bunit;
using Fer.Engine.Runs.Messages;
using Fer.Web.Components.Runs;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Web.Features.Runs;

public sealed class LiveThrottleTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RunFeed _feed = new();

    public LiveThrottleTests() => Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_feed);

    [Fact]
    public void News_ThousandsForManyWatchers_RefreshEachOnceInFiveToTheSecond()
    {
        var watchers = Enumerable.Range(0, 20).Select(_ => Render<Watcher>()).ToList();
        Speak(1);
        foreach (var watcher in watchers)
            watcher.WaitForAssertion(() => Assert.Equal(1, watcher.Instance.Refreshes));

        for (var batch = 2; batch <= 2000; batch++)
            Speak(batch);
        Assert.All(watchers, watcher => Assert.Equal(1, watcher.Instance.Refreshes));

        _clock.Advance(TimeSpan.FromMilliseconds(199));
        Assert.All(watchers, watcher => Assert.Equal(1, watcher.Instance.Refreshes));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        foreach (var watcher in watchers)
            watcher.WaitForAssertion(() => Assert.Equal((2, 2000), (watcher.Instance.Refreshes, watcher.Instance.Batch)));
    }

    [Fact]
    public void EpochNews_BatchesBetweenEpochs_AreNoNews()
    {
        var news = new EpochNews(_feed);
        Speak(1);
        Assert.True(news.IsNew(1));
        Speak(2);
        Assert.False(news.IsNew(1));
        _feed.Apply(1, new EpochMessage(1, 0.5, 3, true));
        Assert.True(news.IsNew(1));
        _feed.End(1);
        Assert.True(news.IsNew(1));
        Assert.True(news.IsNew(0));
    }

    private void Speak(int batch) => _feed.Apply(1, new BatchMessage(1, batch, 2000, 900, 1.5, 0.4, 0.01, 1));

    public sealed class Watcher : LiveComponentBase
    {
        public int Refreshes { get; private set; }

        public int Batch { get; private set; }

        protected override bool IsLive => false;

        protected override Task RefreshAsync(CancellationToken ct)
        {
            Refreshes++;
            Batch = Feed.Current(1)?.Batch ?? 0;
            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Refreshes);
    }
}
