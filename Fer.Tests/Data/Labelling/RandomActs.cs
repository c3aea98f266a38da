using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Labelling;

/// <summary>Two people doing anything to a small dataset, with undo and redo in between.</summary>
internal sealed class RandomActs(TestDatabase database, int dataset, long[] ids, int seed)
{
    private readonly Random _random = new(seed);

    public async Task DoAsync(CancellationToken ct)
    {
        var by = await database.CuratorAsync(_random.Next(2) == 0 ? "ada" : "bob");
        switch (_random.Next(8))
        {
            case 0 or 1: await database.Undo.UndoLastAsync(dataset, by, ct); break;
            case 2: await database.Undo.RedoLastAsync(dataset, by, ct); break;
            case 3: await ApplyAsync(by, ActKind.BulkLabel, new SampleChange.SetLabel(Some(), _random.Next(7)), ct); break;
            case 4: await ApplyAsync(by, ActKind.Exclude, new SampleChange.SetExcluded(Some(), _random.Next(2) == 0), ct); break;
            case 5: await ApplyAsync(by, ActKind.Tag, new SampleChange.SetTag(Some(), _random.Next(2) == 0 ? "dark" : "odd", _random.Next(2) == 0), ct); break;
            default: await RelabelAsync(by, ct); break;
        }
    }

    private async Task RelabelAsync(ActingCurator by, CancellationToken ct)
    {
        var sample = ids[_random.Next(ids.Length)];
        var version = await database.ReadAsync(db => db.Samples.Where(s => s.Id == sample).Select(s => s.Version).SingleAsync(ct));
        await database.Labels.RelabelAsync(new(Guid.NewGuid(), sample, _random.Next(7), version, by), ct);
    }

    private Task<ActResult> ApplyAsync(ActingCurator by, ActKind kind, SampleChange change, CancellationToken ct) =>
        database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, kind, change, by), ct);

    private long[] Some() => [.. ids.Where(_ => _random.Next(2) == 0)];
}
