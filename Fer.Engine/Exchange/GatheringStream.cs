namespace Fer.Engine.Exchange;

/// <summary>
/// Takes what is written synchronously and hands it on when it is told to: <see cref="System.IO.Compression.ZipArchive"/>
/// ends each entry with a synchronous write even where it is closed asynchronously (.NET 10), which responses refuse.
/// </summary>
/// <param name="target">Whereto; stays open.</param>
internal sealed class GatheringStream(Stream target) : Stream
{
    private const int Enough = 64 * 1024;
    private readonly MemoryStream _gathered = new();

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hands on what has gathered, where it is enough to be worth it.</summary>
    public ValueTask DrainAsync(CancellationToken ct) => _gathered.Length < Enough ? ValueTask.CompletedTask : DrainAllAsync(ct);

    /// <summary>Hands on all that has gathered.</summary>
    public async ValueTask DrainAllAsync(CancellationToken ct)
    {
        await target.WriteAsync(_gathered.GetBuffer().AsMemory(0, (int)_gathered.Length), ct);
        _gathered.SetLength(0);
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => _gathered.Write(buffer, offset, count);

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => _gathered.Write(buffer);

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gathered.Dispose();
        base.Dispose(disposing);
    }
}
