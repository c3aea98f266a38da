using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class CohenKappaTests
{
    [Fact]
    public void Of_TableOfCohen_GivesThePublishedKappa()
    {
        // Fleiss, Cohen and Everitt (1969), after Cohen: 200 patients, three diagnoses; observed 0.70, kappa 0.492.
        var result = Of(new[,] { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } });

        Assert.Equal(200, result.Count);
        Assert.Equal(0.70, result.Observed!.Value, 1e-12);
        Assert.Equal(0.492, result.Kappa!.Value, 5e-4);
    }

    [Fact]
    public void Of_TableOfFleiss_GivesThePublishedInterval()
    {
        // Fleiss, Levin and Paik (2003), section 18.1: 100 patients, kappa 0.68, interval 0.50 to 0.85.
        var result = Of(new[,] { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } });

        Assert.Equal(0.676, result.Kappa!.Value, 5e-4);
        Assert.Equal((0.50, 0.85), (Math.Round(result.Interval!.Value.Low, 2), Math.Round(result.Interval!.Value.High, 2)));
    }

    [Fact]
    public void Of_TablePrintedBySas_GivesItsLimits()
    {
        // A printout of SAS PROC FREQ: kappa 0.4842, 95 % limits 0.2137 and 0.7547.
        var result = Of(new[,] { { 0, 4, 1 }, { 0, 8, 0 }, { 0, 1, 5 } });

        Assert.Equal(0.4842, result.Kappa!.Value, 5e-5);
        Assert.Equal(0.2137, result.Interval!.Value.Low, 5e-5);
        Assert.Equal(0.7547, result.Interval!.Value.High, 5e-5);
    }

    [Fact]
    public void Of_NoImages_CannotSay() => Assert.Equal(RaterAgreement.None, CohenKappa.Of([], []));

    [Fact]
    public void Of_OneClassOnly_HasNoKappaThoughAllAgree()
    {
        var result = CohenKappa.Of([3, 3, 3], [3, 3, 3]);

        Assert.Equal((3, 1.0, null, null), (result.Count, result.Observed, result.Kappa, result.Interval));
    }

    [Fact]
    public void Of_OneRaterWhoAlwaysSaysTheSame_CannotSayInsteadOfZero()
    {
        var result = CohenKappa.Of([2, 2, 2, 2], [2, 2, 6, 3]);

        Assert.Equal((4, 0.5, null, null), (result.Count, result.Observed, result.Kappa, result.Interval));
    }

    [Fact]
    public void Of_FullAgreementOnTwoClasses_IsOneWithoutAnInterval()
    {
        var result = CohenKappa.Of([3, 3, -1], [3, 3, -1]);

        Assert.Equal((1.0, null), (result.Kappa, result.Interval));
    }

    [Fact]
    public void Of_FullDisagreement_IsMinusOneAndTheIntervalStaysWithinTheRange()
    {
        var result = CohenKappa.Of([0, 1, 0, 1], [1, 0, 1, 0]);

        Assert.Equal(-1, result.Kappa!.Value, 1e-12);
        Assert.InRange(CohenKappa.Of([0, 1, 1], [0, 1, 0]).Interval!.Value.High, -1, 1);
    }

    [Fact]
    public void Of_DifferentLengths_IsRefused() => Assert.Throws<ArgumentException>(() => CohenKappa.Of([1], [1, 2]));

    private static RaterAgreement Of(int[,] table)
    {
        var pairs = Enumerable.Range(0, table.GetLength(0))
            .SelectMany(i => Enumerable.Range(0, table.GetLength(1)).SelectMany(j => Enumerable.Repeat((i, j), table[i, j]))).ToList();
        return CohenKappa.Of([.. pairs.Select(pair => pair.i)], [.. pairs.Select(pair => pair.j)]);
    }
}
