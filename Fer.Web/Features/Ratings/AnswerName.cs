using Fer.Data.Datasets;
using Fer.Data.Ratings;

namespace Fer.Web.Features.Ratings;

/// <summary>What classes and answers are called.</summary>
internal static class AnswerName
{
    public static string Of(int answer, IReadOnlyList<ClassCount> classes) => answer switch
    {
        Rating.NotAFace => "Not a face",
        Rating.Unsure => "Unsure",
        _ => classes.FirstOrDefault(row => row.Index == answer)?.Name ?? $"class {answer}",
    };

    /// <summary>Place of a class in the palette; null for answers that are no class.</summary>
    public static int? SlotOf(int answer, IReadOnlyList<ClassCount> classes) => classes.FirstOrDefault(row => row.Index == answer)?.ColourSlot;

    /// <summary>Classes that labels can be given in.</summary>
    public static IReadOnlyList<ClassCount> InUse(this IReadOnlyList<ClassCount> classes) => [.. classes.Where(row => row.MergedIntoIndex is null)];
}
