using System.CommandLine;

namespace Fer.Engine.CommandLine;

/// <summary>One verb of the command line; it is listed in <see cref="VerbList"/>.</summary>
public interface IVerb
{
    /// <summary>Builds the command with its options, and hands its act to <see cref="VerbHost.Handle"/>.</summary>
    Command Build(VerbHost host);
}
