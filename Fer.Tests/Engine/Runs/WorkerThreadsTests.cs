using Fer.Engine.Runs.Worker;

namespace Fer.Tests.Engine.Runs;

public sealed class WorkerThreadsTests
{
    [Theory]
    [InlineData(null, 8)]
    [InlineData("", 8)]
    [InlineData("1", 1)]
    [InlineData("8", 8)]
    [InlineData("9", 8)]
    [InlineData("0", 8)]
    [InlineData("-1", 8)]
    [InlineData("many", 8)]
    public void Of_WhatIsAskedFor_IsFromOneToTheCores(string? asked, int expected) => Assert.Equal(expected, WorkerThreads.Of(asked, cores: 8));
}
