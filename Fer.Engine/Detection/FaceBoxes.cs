namespace Fer.Engine.Detection;

/// <summary>Reads faces out of the detector's answer. Pure; the browser follows the same rules.</summary>
internal static class FaceBoxes
{
    /// <summary>Overlap from which two boxes are of one face.</summary>
    public const float SameFace = 0.3f;

    private const int ValuesOfABox = 16;

    /// <summary>The boxes of one grid of anchors that reach a score, in pixels of the network's input.</summary>
    /// <param name="scores">A logit for each anchor, row by row, the anchors of a cell one after the other.</param>
    /// <param name="boxes">Sixteen values for each anchor: centre relative to the cell's, width and height in pixels, six key points.</param>
    /// <param name="side">Side of the network's input in pixels.</param>
    /// <param name="cells">Cells in a row of the grid.</param>
    /// <param name="anchors">Anchors of a cell.</param>
    /// <param name="threshold">Least score, 0 to 1.</param>
    public static IEnumerable<FaceBox> Read(float[] scores, float[] boxes, int side, int cells, int anchors, float threshold)
    {
        for (var anchor = 0; anchor < scores.Length; anchor++)
        {
            var score = 1 / (1 + MathF.Exp(-scores[anchor]));
            if (!(score >= threshold))
                continue;
            var cell = anchor / anchors;
            var at = anchor * ValuesOfABox;
            var (width, height) = (boxes[at + 2], boxes[at + 3]);
            if (width > 0 && height > 0)
                yield return new FaceBox(Centre(cell % cells) + boxes[at] - (width / 2), Centre(cell / cells) + boxes[at + 1] - (height / 2), width, height, score);
        }

        float Centre(int cell) => (cell + 0.5f) * side / cells;
    }

    /// <summary>One box a face, the surest first: a box that overlaps a surer one is dropped.</summary>
    public static IReadOnlyList<FaceBox> Distinct(IEnumerable<FaceBox> boxes)
    {
        List<FaceBox> kept = [];
        foreach (var box in boxes.OrderByDescending(box => box.Score))
        {
            if (!kept.Exists(surer => surer.Overlap(box) > SameFace))
                kept.Add(box);
        }

        return kept;
    }

    /// <summary>One box a face, where parts of a face may have been taken for one: a box of which half lies in a surer one, or that holds half of one, is dropped.</summary>
    public static IReadOnlyList<FaceBox> Apart(IEnumerable<FaceBox> boxes)
    {
        List<FaceBox> kept = [];
        foreach (var box in boxes.OrderByDescending(box => box.Score))
        {
            if (!kept.Exists(surer => surer.Shared(box) > Math.Min(surer.Area, box.Area) / 2 || surer.Overlap(box) > SameFace))
                kept.Add(box);
        }

        return kept;
    }
}
