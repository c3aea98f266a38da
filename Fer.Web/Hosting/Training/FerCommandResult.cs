namespace Fer.Web.Hosting.Training;

/// <summary>How a verb ended and what it wrote.</summary>
internal sealed record FerCommandResult(int ExitCode, string Output, string Error);
