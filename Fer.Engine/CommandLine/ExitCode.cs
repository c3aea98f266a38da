namespace Fer.Engine.CommandLine;

/// <summary>How <c>fer</c> ends.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage; nothing was started.</summary>
    public const int WrongUsage = 2;
}
