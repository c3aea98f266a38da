namespace Fer.Engine.Runs;

/// <summary>Tells from a run's reason what kind of trouble ended it. The reason is all that is stored, whichever process wrote it.</summary>
public static class RunTrouble
{
    private static readonly (string Words, TroubleKind Kind)[] Signs =
    [
        ("stopped being a number", TroubleKind.NonFiniteLoss),
        ("memory", TroubleKind.OutOfMemory),
        ("disk is full", TroubleKind.DiskFull),
    ];

    /// <summary>The kind; <see cref="TroubleKind.Other"/> where the reason is missing or names none.</summary>
    public static TroubleKind Of(string? reason) => reason is null
        ? TroubleKind.Other
        : Signs.Where(sign => reason.Contains(sign.Words, StringComparison.OrdinalIgnoreCase)).Select(sign => sign.Kind).FirstOrDefault();
}
