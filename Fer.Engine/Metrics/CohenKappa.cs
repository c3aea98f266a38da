namespace Fer.Engine.Metrics;

/// <summary>
/// Agreement of two raters on the same images: κ = (p_o - p_e) / (1 - p_e), where p_e is the agreement of two raters who answer
/// independently with the same frequencies (Cohen 1960).
/// </summary>
public static class CohenKappa
{
    private const double Z = 1.959963984540054;

    /// <summary>Compares two raters image by image.</summary>
    /// <param name="first">N answers; any numbers, equal where they mean the same.</param>
    /// <param name="second">N answers to the same images.</param>
    /// <returns>
    /// Kappa is null where one of the two gave a single answer throughout: then p_o = p_e whatever the other said, so κ says nothing.
    /// The interval is κ ± 1.96 standard errors (Fleiss, Cohen and Everitt 1969, the error that does not assume κ = 0), cut at -1 and 1.
    /// It is null where the estimated error is 0, as when the raters agree on every image: then the images say nothing about how far
    /// κ might be off.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RaterAgreement Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"One rater gave {first.Length} answers and the other {second.Length}; they must be on the same images.", nameof(second));
        if (first.Length == 0)
            return RaterAgreement.None;
        var table = Tabulate(first, second);
        double n = first.Length;
        double observed = 0, expected = 0;
        for (var c = 0; c < table.GetLength(0); c++)
        {
            observed += table[c, c] / n;
            expected += Row(table, c) / n * (Column(table, c) / n);
        }
        if (IsConstant(first) || IsConstant(second))
            return new RaterAgreement(first.Length, observed, null, null);
        var kappa = (observed - expected) / (1 - expected);
        var error = StandardError(table, n, observed, expected);
        Interval? interval = error < 1e-9 ? null : new Interval(Math.Max(-1, kappa - Z * error), Math.Min(1, kappa + Z * error));
        return new RaterAgreement(first.Length, observed, kappa, interval);
    }

    /// <summary>
    /// The square root of [Σ p_ii ((1-p_e) - (p_.i + p_i.)(1-p_o))² + (1-p_o)² Σ_{i≠j} p_ij (p_.i + p_j.)² - (p_o p_e - 2 p_e + p_o)²]
    /// / (n (1-p_e)⁴).
    /// </summary>
    private static double StandardError(int[,] table, double n, double observed, double expected)
    {
        double sum = 0;
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(0); j++)
            {
                var margins = (Column(table, i) + Row(table, j)) / n;
                var term = i == j ? 1 - expected - margins * (1 - observed) : margins * (1 - observed);
                sum += table[i, j] / n * term * term;
            }
        }
        var mean = observed * expected - 2 * expected + observed;
        return Math.Sqrt(Math.Max(0, sum - mean * mean) / n) / Math.Pow(1 - expected, 2);
    }

    private static bool IsConstant(ReadOnlySpan<int> answers) => !answers.ContainsAnyExcept(answers[0]);

    private static int[,] Tabulate(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        int[] answers = [.. first.ToArray().Concat(second.ToArray()).Distinct().Order()];
        var table = new int[answers.Length, answers.Length];
        for (var i = 0; i < first.Length; i++)
            table[Array.BinarySearch(answers, first[i]), Array.BinarySearch(answers, second[i])]++;
        return table;
    }

    private static double Row(int[,] table, int row)
    {
        double sum = 0;
        for (var column = 0; column < table.GetLength(1); column++)
            sum += table[row, column];
        return sum;
    }

    private static double Column(int[,] table, int column)
    {
        double sum = 0;
        for (var row = 0; row < table.GetLength(0); row++)
            sum += table[row, column];
        return sum;
    }
}
