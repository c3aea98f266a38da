using Fer.Data.Labelling;
using Fer.Web.Features.History;
using Microsoft.AspNetCore.WebUtilities;

namespace Fer.Tests.Web.Features.History;

public sealed class HistoryViewTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

    [Fact]
    public void Address_EverythingSet_IsReadBackTheSame()
    {
        var view = new HistoryView(3)
        {
            Who = 4,
            Kind = ActKind.BulkLabel,
            From = new DateOnly(2026, 11, 20),
            Until = new DateOnly(2026, 11, 24),
            FromClass = 0,
            ToClass = 6,
            Text = "a & b",
            Image = 77,
            Before = 900,
            Act = 12,
        };

        Assert.Equal(view, Parse(view.Address));
    }

    [Fact]
    public void Parse_Nonsense_IsIgnored()
    {
        var view = Parse("datasets/history?dataset=1&who=me&kind=99&from=2026-13-01&until=x&fromclass=-1&toclass=99999999999&text=%20%20&image=1.5&act=");

        Assert.Equal(new HistoryView(1), view);
        Assert.False(view.IsFiltered);
    }

    [Fact]
    public void ToFilter_Days_AreWholeDaysOfTheZone()
    {
        var filter = new HistoryView(1) { From = new DateOnly(2026, 11, 20), Until = new DateOnly(2026, 11, 20) }.ToFilter(Zone);

        Assert.Equal(new DateTimeOffset(2026, 11, 19, 22, 0, 0, TimeSpan.Zero), filter.Since);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero), filter.Before);
    }

    private static HistoryView Parse(string address)
    {
        var query = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        var dataset = int.Parse(query["dataset"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
        return HistoryView.Parse(dataset, name => query.TryGetValue(name, out var value) ? value.ToString() : null);
    }
}
