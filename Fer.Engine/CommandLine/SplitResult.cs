namespace Fer.Engine.CommandLine;

/// <summary>What <c>fer split</c> made.</summary>
/// <param name="Id">Key of the split.</param>
/// <param name="Name">Its name.</param>
/// <param name="Seed">Seed of the draw.</param>
/// <param name="Train">Images that train.</param>
/// <param name="Validation">Images that validate.</param>
/// <param name="Test">Images to test on.</param>
/// <param name="LeftOut">Images in no part.</param>
/// <param name="LeakingCopies">Images outside the test part that are identical to one in it, whether left out or not.</param>
/// <param name="ContentHash">SHA-256 of the assignment in hexadecimal digits.</param>
public sealed record SplitResult(
    int Id, string Name, long Seed, int Train, int Validation, int Test, int LeftOut, int LeakingCopies, string ContentHash);
