using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Tests.Engine.Capturing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Splitting;

/// <summary>Faces that were stored while a model was tried are learned from and never tested with, however a split is made.</summary>
public sealed class CapturedInSplitsTests
{
    private const int Captured = 30;

    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData(TestRule.Share)]
    [InlineData(TestRule.ImportedUsage)]
    [InlineData(TestRule.Official)]
    public void Plan_AnyTestRule_NeverTestsWithWhatWasCaptured(TestRule rule)
    {
        SplitCandidate[] samples =
        [
            .. Enumerable.Range(0, 40).Select(i => new SplitCandidate(i, i % 2, i < 20 ? SourceUsage.Training : SourceUsage.Test, (UInt128)i)),
            // Even where a row claims to be a test row.
            .. Enumerable.Range(100, Captured).Select(i => new SplitCandidate(i, i % 2, SourceUsage.Test, (UInt128)i, IsFromUse: true)),
        ];

        var plan = SplitPlanner.Plan(samples, new SplitRules { TestRule = rule, TestShare = 0.5 });

        var parts = plan.Assignments.Where(row => row.SampleId >= 100).ToList();
        Assert.Equal(Captured, parts.Count);
        Assert.DoesNotContain(parts, row => row.Part == SplitPart.Test);
        Assert.Contains(parts, row => row.Part == SplitPart.Train);
        Assert.Equal(20, plan.Assignments.Count(row => row.Part == SplitPart.Test));
    }

    [Fact]
    public void Plan_ACapturedFaceLikeImportedOnes_KeepsTheWholeGroupOutOfADrawnTestPart()
    {
        SplitCandidate[] samples =
        [
            .. Enumerable.Range(0, 40).Select(i => new SplitCandidate(i, i % 2, SourceUsage.Training, (UInt128)i, NearGroup: i < 4 ? 1 : null)),
            new SplitCandidate(100, 0, SourceUsage.Unspecified, 100, NearGroup: 1, IsFromUse: true),
        ];

        for (var seed = 0; seed < 20; seed++)
        {
            var plan = SplitPlanner.Plan(samples, new SplitRules { TestRule = TestRule.Share, TestShare = 0.5, Seed = seed, KeepNearTogether = true });

            Assert.DoesNotContain(plan.Assignments, row => row.Part == SplitPart.Test && row.SampleId is < 4 or 100);
        }
    }

    [Fact]
    public async Task MakeAsync_DatasetWithCapturedFaces_ReadsTheirSourcesAndTheCertificateCountsThem()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, captured) = await StoreAsync(database);
        var maker = new SplitMaker(database.Contexts, TimeProvider.System);

        var (splitId, plan) = await maker.MakeAsync(datasetId, "drawn", new SplitRules { TestRule = TestRule.Share, TestShare = 0.4 }, Ct);

        Assert.DoesNotContain(plan.Assignments, row => row.Part == SplitPart.Test && captured.Contains(row.SampleId));
        var certificate = await maker.CertifyAgainAsync(splitId, Ct);
        Assert.Equal((Captured, 0), (certificate!.FromUse, certificate.FromUseTested));
        Assert.Contains(CertificateText.Of(certificate, n => $"{n}"), line => line is { Text: "30 images were stored while trying a model; none of them in the test part.", Holds: true });
    }

    [Fact]
    public async Task MakeFromAsync_CapturedSinceTheBase_LeavesThemOut()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await CapturedFacesTests.StartAsync(database);
        var baseId = await database.ReadAsync(db => db.Splits.Select(row => row.Id).SingleAsync(Ct));
        var stored = await faces.StoreAsync(face, await database.CuratorAsync("ada"), Ct);
        await database.Labels.RelabelAsync(
            new(Guid.NewGuid(), await database.ReadAsync(db => db.Samples.Select(row => row.Id).FirstAsync(Ct)), 5, 1, await database.CuratorAsync("ada")), Ct);

        var (_, plan) = await new SplitMaker(database.Contexts, TimeProvider.System).MakeFromAsync(baseId, "again", Ct);

        Assert.Equal(SplitPart.LeftOut, plan.Assignments.Single(row => row.SampleId == stored.SampleId).Part);
    }

    [Fact]
    public async Task FoldPlan_CapturedFaces_TrainAndNoFoldTests()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, captured) = await StoreAsync(database);
        await using var db = await database.Contexts.CreateDbContextAsync(Ct);

        var plans = FoldPlanner.Plan(await SplitMaker.ReadCandidatesAsync(db, datasetId, SplitField.None, Ct), 3, 1, includesTest: true);

        Assert.All(plans, plan => Assert.DoesNotContain(plan.Assignments, row => row.Part == SplitPart.Test));
        Assert.All(plans, plan => Assert.Contains(plan.Assignments, row => row.Part == SplitPart.Train && captured.Contains(row.SampleId)));
        var certificate = SplitCertifier.Certify(plans[0].Assignments, await SplitEvidence.ReadAsync(db, datasetId, SplitField.None, Ct));
        Assert.Equal((Captured, 0), (certificate.FromUse, certificate.FromUseTested));
    }

    [Fact]
    public void Certify_ACapturedFaceInATestPart_IsToldAsAFault()
    {
        SplitAssignment[] rows = [new(1, SplitPart.Train, 0), new(2, SplitPart.Validation, 0), new(3, SplitPart.Test, 0)];
        var evidence = new SplitEvidence { Images = rows.ToDictionary(row => row.SampleId, row => (UInt128)row.SampleId), FromUse = new HashSet<long> { 3 } };

        var certificate = SplitCertifier.Certify(rows, evidence);

        Assert.Contains(CertificateText.Of(certificate, n => $"{n}"), line => line is { Text: "1 image was stored while trying a model; 1 of them in the test part.", Holds: false });
    }

    private static async Task<(int DatasetId, HashSet<long> Captured)> StoreAsync(TestDatabase database)
    {
        var (faces, face) = await CapturedFacesTests.StartAsync(database);
        var ada = await database.CuratorAsync("ada");
        HashSet<long> captured = [];
        for (var i = 0; i < Captured; i++)
        {
            var stored = await faces.StoreAsync(
                face with { Label = i % 7, Pixels = TestImages.Gray(i).Pixels, Kind = i % 2 == 0 ? ImportSourceKind.Webcam : ImportSourceKind.Upload }, ada, Ct);
            captured.Add(stored.SampleId);
        }

        return (face.DatasetId, captured);
    }
}
