using Fer.Engine.Imaging;

namespace Fer.Engine.Curation;

/// <summary>
/// A 48x48 canvas in the head's own coordinates: x from -1 at the left ear to 1 at the right, y from about -1.3 at the crown to 1.3
/// at the chin. Shapes are signed distances in those units (below 0 inside), so edges are smooth without drawing larger.
/// </summary>
internal sealed class FaceCanvas
{
    private readonly float[] _tones = new float[FaceTensorImage.Area];
    private readonly (float X, float Y)[] _head = new (float, float)[FaceTensorImage.Area];
    private readonly (float X, float Y)[] _features = new (float, float)[FaceTensorImage.Area];
    private readonly float _pixel;

    /// <summary>A canvas for a person's pose.</summary>
    public FaceCanvas(Person person)
    {
        _pixel = 1 / person.Scale;
        var (sin, cos) = MathF.SinCos(person.Tilt);
        for (var i = 0; i < _tones.Length; i++)
        {
            var x = (i % FaceTensorImage.Side - person.CentreX) * _pixel;
            var y = (i / FaceTensorImage.Side - person.CentreY) * _pixel;
            _head[i] = (cos * x + sin * y, cos * y - sin * x);
            _features[i] = Turn(_head[i], person);
        }
    }

    /// <summary>A shape: signed distance at a point.</summary>
    public delegate float Shape(float x, float y);

    /// <summary>A tone at a point.</summary>
    public delegate float Tone(float x, float y);

    /// <summary>Fills the whole canvas.</summary>
    public void Fill(Tone tone)
    {
        for (var i = 0; i < _tones.Length; i++)
            _tones[i] = tone(_head[i].X, _head[i].Y);
    }

    /// <summary>Paints a shape that belongs to the head's outline.</summary>
    public void PaintHead(Shape shape, Tone tone) => Paint(_head, shape, tone, 1, 1);

    /// <summary>Paints a shape that belongs to the face's front: it moves and narrows as the head turns.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="tone">Its tone.</param>
    /// <param name="strength">Opacity, 0 to 1.</param>
    /// <param name="softness">Width of the edge in pixels; 1 is sharp.</param>
    public void Paint(Shape shape, float tone, float strength = 1, float softness = 1) => Paint(_features, shape, (_, _) => tone, strength, softness);

    /// <summary>Lightens or darkens what is there.</summary>
    public void Shade(Shape shape, float change, float softness = 1)
    {
        for (var i = 0; i < _tones.Length; i++)
            _tones[i] += change * Cover(shape(_features[i].X, _features[i].Y), softness);
    }

    /// <summary>The picture, with a blur and noise of a camera.</summary>
    public GrayImage Develop(SeededRandom random, float blur, float noise)
    {
        var pixels = new byte[_tones.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var tone = Blurred(i, blur) + noise * random.Normal();
            pixels[i] = (byte)Math.Clamp(MathF.Round(255 * tone), 0, 255);
        }
        return new GrayImage(FaceTensorImage.Side, FaceTensorImage.Side, pixels);
    }

    private void Paint((float X, float Y)[] points, Shape shape, Tone tone, float strength, float softness)
    {
        for (var i = 0; i < _tones.Length; i++)
        {
            var (x, y) = points[i];
            var cover = strength * Cover(shape(x, y), softness);
            if (cover > 0)
                _tones[i] += cover * (tone(x, y) - _tones[i]);
        }
    }

    private float Cover(float distance, float softness) => Math.Clamp(0.5f - distance / (_pixel * softness), 0, 1);

    private static (float X, float Y) Turn((float X, float Y) point, Person person)
    {
        var x = point.X - 0.3f * person.Yaw;
        var far = person.Yaw * x > 0;
        var width = far ? 1 - 0.3f * Math.Min(1, MathF.Abs(person.Yaw)) : 1;
        return (x / width, point.Y - person.Pitch);
    }

    private float Blurred(int index, float blur)
    {
        var (x, y) = (index % FaceTensorImage.Side, index / FaceTensorImage.Side);
        float sum = _tones[index], weights = 1;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                var (nx, ny) = (x + dx, y + dy);
                if ((dx, dy) == (0, 0) || nx < 0 || ny < 0 || nx >= FaceTensorImage.Side || ny >= FaceTensorImage.Side)
                    continue;
                var weight = dx * dy == 0 ? blur : blur * 0.6f;
                sum += weight * _tones[ny * FaceTensorImage.Side + nx];
                weights += weight;
            }
        }
        return sum / weights;
    }
}
