using Fer.Data.Splits;

namespace Fer.Web.Endpoints.Api;

/// <summary>A split of a dataset.</summary>
/// <param name="Id">Key.</param>
/// <param name="DatasetId">Dataset it divides.</param>
/// <param name="Name">Name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Seed">Seed of the draw.</param>
/// <param name="Train">Images that models learn from.</param>
/// <param name="Validation">Images that choices are made on.</param>
/// <param name="Test">Images that are looked at last and seldom.</param>
/// <param name="LeftOut">Images in no part.</param>
/// <param name="Runs">Runs on it.</param>
/// <param name="Sha256">Hash of which image lies in which part with which label; in the answer for one split only.</param>
/// <param name="Certificate">What was proven about leaks when it was made; in the answer for one split only.</param>
internal sealed record ApiSplit(
    int Id, int DatasetId, string Name, DateTimeOffset CreatedAt, long Seed, int Train, int Validation, int Test, int LeftOut, int Runs,
    string? Sha256 = null, SplitCertificate? Certificate = null)
{
    public static ApiSplit Of(SplitSummary split) => new(
        split.Id, split.DatasetId, split.Name, split.CreatedAt, split.Seed, Count(split, SplitPart.Train), Count(split, SplitPart.Validation),
        Count(split, SplitPart.Test), Count(split, SplitPart.LeftOut), split.RunCount);

    public static ApiSplit Of(SplitFacts split) => Of(split.Summary) with { Sha256 = split.ContentHash, Certificate = split.Certificate };

    private static int Count(SplitSummary split, SplitPart part) => split.Parts.GetValueOrDefault(part);
}
