namespace Fer.Bench;

/// <summary>
/// Labels of which one in ten is wrong, and probabilities as of a mediocre network: noise on the logits, the true class raised. No
/// network gave them, so that what is measured on them is the method, not a model.
/// </summary>
/// <param name="Labels">Labels as given.</param>
/// <param name="IsWrong">Whether each was planted wrong.</param>
/// <param name="Probabilities">N·7 probabilities.</param>
internal sealed record SyntheticSuspects(int[] Labels, bool[] IsWrong, float[] Probabilities)
{
    public const int Classes = 7;

    private const double WrongShare = 0.1, Raise = 2.5;
    private static readonly int[] Fer2013 = [4953, 547, 5121, 8989, 6077, 4002, 6198];

    public static SyntheticSuspects Make(int rows)
    {
        var random = new Random(9);
        var labels = new int[rows];
        var isWrong = new bool[rows];
        var probabilities = new float[rows * Classes];
        for (var row = 0; row < rows; row++)
        {
            var truth = Draw(random);
            isWrong[row] = random.NextDouble() < WrongShare;
            labels[row] = isWrong[row] ? (truth + random.Next(1, Classes)) % Classes : truth;
            double[] odds = [.. Enumerable.Range(0, Classes).Select(c => Math.Exp((c == truth ? Raise : 0) + Normal(random)))];
            for (var c = 0; c < Classes; c++)
                probabilities[row * Classes + c] = (float)(odds[c] / odds.Sum());
        }
        return new(labels, isWrong, probabilities);
    }

    private static int Draw(Random random)
    {
        var at = random.Next(Fer2013.Sum());
        var c = 0;
        while (at >= Fer2013[c])
            at -= Fer2013[c++];
        return c;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
