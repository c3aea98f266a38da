using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Engine.CommandLine;

/// <summary>What <c>fer split</c> made.</summary>
/// <param name="Id">Key of the split.</param>
/// <param name="Name">Its name.</param>
/// <param name="Seed">Seed of the draw.</param>
/// <param name="Train">Images that train.</param>
/// <param name="Validation">Images that validate.</param>
/// <param name="Test">Images to test on.</param>
/// <param name="LeftOut">Images in no part.</param>
/// <param name="LeakingCopies">Images whose group reaches into a later part, whether left out or not; 0 where the parts were taken over.</param>
/// <param name="Leaks">The same by likeness.</param>
/// <param name="ContentHash">SHA-256 of the assignment in hexadecimal digits.</param>
/// <param name="Certificate">What was proven.</param>
/// <param name="From">What changed against the split whose parts were taken over; null where the split was drawn.</param>
public sealed record SplitResult(
    int Id, string Name, long Seed, int Train, int Validation, int Test, int LeftOut, int LeakingCopies, LeakCount Leaks, string ContentHash,
    SplitCertificate Certificate, SplitRefreshCounts? From);
