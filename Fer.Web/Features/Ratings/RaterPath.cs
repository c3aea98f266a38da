using Fer.Data.Ratings;

namespace Fer.Web.Features.Ratings;

/// <summary>One rater's way through a round: the pictures in their order, their answers so far, and how fast they go.</summary>
public sealed class RaterPath
{
    private const int RememberedAnswers = 20;

    /// <summary>A longer pause is no part of the pace.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<RoundImage> _images;
    private readonly Dictionary<long, int> _answers;
    private readonly Queue<TimeSpan> _steps = new();
    private DateTimeOffset _shownAt;

    /// <summary>Starts where the rater stopped.</summary>
    /// <param name="images">The pictures in the rater's order.</param>
    /// <param name="answers">Their answers so far, by sample.</param>
    /// <param name="now">When the first picture is shown.</param>
    public RaterPath(IReadOnlyList<RoundImage> images, IReadOnlyDictionary<long, int> answers, DateTimeOffset now)
    {
        (_images, _answers, _shownAt) = (images, new Dictionary<long, int>(answers), now);
        Place = FindOpen(0) ?? images.Count;
    }

    /// <summary>Place of the picture shown, from 0; the number of pictures where all are answered.</summary>
    public int Place { get; private set; }

    public int Count => _images.Count;

    public int AnsweredCount => _answers.Count;

    public bool IsFinished => Place >= _images.Count;

    /// <summary>The picture to answer; null where all are answered.</summary>
    public RoundImage? Current => IsFinished ? null : _images[Place];

    /// <summary>The picture that comes next, so that the browser can fetch it ahead.</summary>
    public RoundImage? Next => FindOpen(Place + 1) is { } next && next != Place ? _images[next] : null;

    /// <summary>The rater's own earlier answer to the picture shown, or null.</summary>
    public int? CurrentAnswer => Current is { } image && _answers.TryGetValue(image.SampleId, out var answer) ? answer : null;

    /// <summary>Mean time for one answer of late; null before the first.</summary>
    public TimeSpan? Pace => _steps.Count == 0 ? null : _steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step) / _steps.Count;

    /// <summary>Notes an answer that is on disk, and goes to the next picture without one.</summary>
    public void Advance(long sampleId, int answer, DateTimeOffset now)
    {
        _answers[sampleId] = answer;
        var step = now - _shownAt;
        _steps.Enqueue(step < LongestStep ? step : LongestStep);
        if (_steps.Count > RememberedAnswers)
            _steps.Dequeue();
        Place = FindOpen(Place + 1) ?? _images.Count;
        _shownAt = now;
    }

    /// <summary>Goes back one picture; false at the first.</summary>
    public bool GoBack(DateTimeOffset now)
    {
        if (Place == 0)
            return false;
        (Place, _shownAt) = (Place - 1, now);
        return true;
    }

    /// <summary>The next picture without an answer, from a place on and then from the start.</summary>
    private int? FindOpen(int from)
    {
        for (var step = 0; step < _images.Count; step++)
        {
            var place = (from + step) % _images.Count;
            if (!_answers.ContainsKey(_images[place].SampleId))
                return place;
        }
        return null;
    }
}
