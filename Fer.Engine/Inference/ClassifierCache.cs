namespace Fer.Engine.Inference;

/// <summary>Keeps the models that were used last open. One that has to give way stays open until nobody uses it.</summary>
public sealed class ClassifierCache : IDisposable
{
    /// <summary>Models that stay open though nobody uses them; each takes about twice the memory of its file.</summary>
    public const int Most = 4;

    private readonly Lock _gate = new();
    private readonly LinkedList<Entry> _entries = [];

    /// <summary>A model to predict with until the lease is disposed.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="sha256">SHA-256 of the file; a file with another content is another model.</param>
    /// <exception cref="ModelFileException">The file cannot be used.</exception>
    public ClassifierLease Rent(string path, string sha256)
    {
        lock (_gate)
        {
            var entry = _entries.FirstOrDefault(one => one.Sha256 == sha256);
            if (entry is null)
                entry = new(sha256, OnnxClassifier.Open(path));
            else
                _entries.Remove(entry);
            _entries.AddFirst(entry);
            entry.Users++;
            while (_entries.Count > Most)
                Drop(_entries.Last!.Value);
            return new(entry.Classifier, () => Return(entry));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            while (_entries.Last is { } last)
                Drop(last.Value);
        }
    }

    private void Drop(Entry entry)
    {
        _entries.Remove(entry);
        entry.IsDropped = true;
        if (entry.Users == 0)
            entry.Classifier.Dispose();
    }

    private void Return(Entry entry)
    {
        lock (_gate)
        {
            entry.Users--;
            if (entry is { IsDropped: true, Users: 0 })
                entry.Classifier.Dispose();
        }
    }

    private sealed class Entry(string sha256, OnnxClassifier classifier)
    {
        public string Sha256 { get; } = sha256;

        public OnnxClassifier Classifier { get; } = classifier;

        public int Users { get; set; }

        public bool IsDropped { get; set; }
    }
}
