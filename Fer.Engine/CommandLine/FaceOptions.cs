using System.CommandLine;
using Fer.Engine.Detection;
using Fer.Engine.Importing;

namespace Fer.Engine.CommandLine;

/// <summary>The options of <c>fer import</c> for pictures that are photographs and no faces yet.</summary>
internal sealed class FaceOptions
{
    private readonly Option<bool> _detect = new("--detect-faces") { Description = "The pictures are photographs: find the faces, cut them out and import those. Pictures without a found face are listed." };
    private readonly Option<double> _margin = new("--face-margin") { Description = "What is added on each side of a face, as a share of its box, 0 to 1.", HelpName = "SHARE", DefaultValueFactory = _ => FaceCrop.UsualMargin };
    private readonly Option<FaceChoice> _choice = new("--faces") { Description = "Where a picture shows several: largest takes the largest face alone, all takes each under the folder's class.", HelpName = "largest|all", DefaultValueFactory = _ => FaceChoice.Largest };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_detect, _margin, _choice];

    /// <summary>How faces are cut out; null where each picture is a face already.</summary>
    /// <exception cref="UsageException">The options do not go together, or the margin is out of range.</exception>
    public FaceCutting? Read(ParseResult given)
    {
        if (!given.GetValue(_detect))
        {
            return GivenOptions.Names(given, [_margin, _choice]) is { Count: > 0 } idle
                ? throw new UsageException($"{string.Join(" and ", idle)} say how faces are cut out, which needs --detect-faces. Nothing was imported. Add it, or leave them out.")
                : null;
        }

        var how = new FaceCutting(given.GetValue(_margin), given.GetValue(_choice));
        return FaceAdvice.OnMargin(how) is { } wrong
            ? throw new UsageException($"{wrong} Nothing was imported. Give another --face-margin.")
            : how;
    }
}
