namespace Fer.Web.Features.Predict;

/// <summary>Chooses the dataset that faces go into.</summary>
internal static class StoreTargets
{
    /// <summary>The first of the wishes that takes faces, else the first dataset; null where none does.</summary>
    /// <param name="targets">Datasets that take faces.</param>
    /// <param name="wishes">Ids in order: the named one, the one in use, the model's own.</param>
    public static int? Choose(IReadOnlyList<(int Id, string Name)> targets, params ReadOnlySpan<int?> wishes)
    {
        foreach (var wish in wishes)
        {
            if (targets.Any(row => row.Id == wish))
                return wish;
        }

        return targets.Count > 0 ? targets[0].Id : null;
    }
}
