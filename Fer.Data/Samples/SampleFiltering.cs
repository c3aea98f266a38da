using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Turns a <see cref="SampleFilter"/> into a query.</summary>
public static class SampleFiltering
{
    /// <summary>The samples that a filter asks for, in no order.</summary>
    public static IQueryable<Sample> Matching(this FerDbContext db, SampleFilter filter)
    {
        var (condition, parameters) = SampleConditions.Of(filter);
#pragma warning disable EF1002 // The condition is made of numbers and our own names; what people typed is a parameter.
        return db.Samples.FromSqlRaw($"SELECT s.* FROM Sample AS s WHERE {condition}", parameters).AsNoTracking();
#pragma warning restore EF1002
    }
}
