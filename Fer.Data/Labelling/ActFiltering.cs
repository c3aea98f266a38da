using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Turns an <see cref="ActFilter"/> into a query.</summary>
internal static class ActFiltering
{
    /// <summary>The acts that a filter asks for, in no order.</summary>
    public static IQueryable<LabelAct> Matching(this FerDbContext db, ActFilter filter)
    {
        var acts = db.LabelActs.AsNoTracking().Where(act => act.DatasetId == filter.DatasetId);
        if (filter.CuratorId is { } curator)
            acts = acts.Where(act => act.CuratorId == curator);
        if (filter.Kind is { } kind)
            acts = acts.Where(act => act.Kind == kind);
        if (filter.Since is { } since)
            acts = acts.Where(act => act.At >= since);
        if (filter.Before is { } before)
            acts = acts.Where(act => act.At < before);
        if (filter.SampleId is { } sample)
            acts = acts.Where(act => db.LabelEvents.Where(e => e.SampleId == sample).Select(e => e.ActId).Contains(act.Id));
        if (filter.Text is { } text)
        {
            var pattern = $"%{Escape(text)}%";
            acts = acts.Where(act => EF.Functions.Like(act.Reason!, pattern, "\\"));
        }
        return acts.Between(db, filter.FromClass, filter.ToClass);
    }

    private static IQueryable<LabelAct> Between(this IQueryable<LabelAct> acts, FerDbContext db, int? from, int? to) =>
        from is null && to is null
            ? acts
            : acts.Where(act => db.LabelEvents.Any(e => e.ActId == act.Id && e.Aspect == LabelAspect.Label
                && (from == null || e.From == from) && (to == null || e.To == to)));

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
