using System.Globalization;
using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Engine.Exchange;

/// <summary>The words for parts in what is written, such that an import understands them.</summary>
internal static class ExportParts
{
    /// <summary>The value of FER-2013's Usage column. Of its three words PublicTest was the leaderboard's part and PrivateTest the final one, so validation becomes the first and test the second.</summary>
    public static string Usage(ExportImage image) => image.Part switch
    {
        SplitPart.Train => nameof(SourceUsage.Training),
        SplitPart.Validation => nameof(SourceUsage.PublicTest),
        SplitPart.Test => nameof(SourceUsage.PrivateTest),
        _ => image.Usage switch
        {
            SourceUsage.PublicTest or SourceUsage.Validation => nameof(SourceUsage.PublicTest),
            SourceUsage.PrivateTest or SourceUsage.Test => nameof(SourceUsage.PrivateTest),
            _ => nameof(SourceUsage.Training),
        },
    };

    /// <summary>The folder of the image's part; null where it has none.</summary>
    public static string? Folder(ExportImage image) => image.Part switch
    {
        SplitPart.Train => "train",
        SplitPart.Validation => "validation",
        SplitPart.Test => "test",
        _ => image.Usage switch
        {
            SourceUsage.Training => "train",
            SourceUsage.Validation => "validation",
            SourceUsage.Test => "test",
            SourceUsage.Unspecified => null,
            _ => image.Usage.ToString(),
        },
    };

    /// <summary>The file's name in its source; a row of a table gets one that sorts in the order of the rows.</summary>
    public static string FileName(ExportImage image) => image.SourceRow is { } row
        ? string.Create(CultureInfo.InvariantCulture, $"row-{row:D7}.png")
        : image.SourceKey[(image.SourceKey.LastIndexOf('/') + 1)..];
}
