namespace Fer.Data.Labelling;

/// <summary>
/// Says in SQL which events of an act still show in their samples. Undo asks it to know what it may take back, and the
/// history to say so beforehand.
/// </summary>
internal static class ShowingEvents
{
    /// <summary>
    /// Condition on <c>e</c> (an event of the act, or of its last undo or redo), <c>s</c> (its sample), <c>asked.ActId</c>
    /// (the act itself) and <c>asked.FirstEventId</c> (its first event): the sample is as the event left it, and no later
    /// act that stands changed the same thing about it. A label goes back only to a class in use: one that was merged away
    /// since gives no labels, until the merge itself is taken back. The first event only keeps the search off what lies before the act.
    /// </summary>
    public const string Condition =
        """
        e."To" = CASE e.Aspect WHEN 'Label' THEN s.Label WHEN 'Reviewed' THEN s.IsReviewed WHEN 'Excluded' THEN s.IsExcluded
            ELSE EXISTS (SELECT 1 FROM SampleTag AS t WHERE t.SampleId = e.SampleId AND t.TagId = e.TagId) END
          AND NOT EXISTS (SELECT 1 FROM LabelEvent AS o JOIN LabelAct AS later ON later.Id = o.ActId
            WHERE o.SampleId = e.SampleId AND o.Aspect = e.Aspect AND o.TagId IS e.TagId
              AND o.Id > asked.FirstEventId AND o.ActId > asked.ActId AND later.IsUndone = 0 AND later.Kind NOT IN ('Undo', 'Redo'))
          AND NOT EXISTS (SELECT 1 FROM LabelEvent AS l JOIN DatasetClass AS c ON c.DatasetId = l.DatasetId AND c."Index" = l."From"
            JOIN LabelAct AS merge ON merge.Id = c.MergedByActId
            WHERE l.SampleId = e.SampleId AND l.ActId = e.ActId AND l.Aspect = 'Label' AND merge.IsUndone = 0 AND merge.Id <> asked.ActId)
        """;
}
