namespace Fer.Engine.Metrics;

/// <summary>
/// Agreement on one answer: where one rater gave it, the share of the other raters of that image who gave it too,
/// Σ n_j (n_j - 1) / Σ n_j (n - 1) (proportion of specific agreement, Spitzer and Fleiss 1974, for any number of raters).
/// </summary>
/// <param name="Category">The answer.</param>
/// <param name="AnswerCount">Times that it was given on images with two answers or more.</param>
/// <param name="ImageCount">Images on which at least one rater gave it.</param>
/// <param name="Share">0 to 1; null where nobody gave it.</param>
public readonly record struct SpecificAgreement(int Category, int AnswerCount, int ImageCount, double? Share)
{
    /// <summary>Works it out for one answer.</summary>
    public static SpecificAgreement Of(AnswerCounts answers, int category)
    {
        var place = answers.Categories.ToList().IndexOf(category);
        if (place < 0)
            return new SpecificAgreement(category, 0, 0, null);
        long agreeing = 0, pairs = 0;
        int given = 0, images = 0;
        for (var image = 0; image < answers.ImageCount; image++)
        {
            var counts = answers.Image(image);
            var n = 0;
            foreach (var count in counts)
                n += count;
            agreeing += (long)counts[place] * (counts[place] - 1);
            pairs += (long)counts[place] * (n - 1);
            given += counts[place];
            images += counts[place] > 0 ? 1 : 0;
        }
        return new SpecificAgreement(category, given, images, (double)agreeing / pairs);
    }
}
