using System.Globalization;
using System.Text;
using System.Text.Json;
using Fer.Engine.CommandLine;
using Fer.Engine.Curation;
using Fer.Engine.Imaging;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.CommandLine;

/// <summary><c>fer predict</c> with a model written by hand.</summary>
public sealed class PredictVerbTests : IAsyncLifetime
{
    private static readonly GrayImage Happy = FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 3));
    private static readonly GrayImage Surprised = FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 5));

    private readonly TestFolder _files = new();
    private TestDatabase _database = null!; // set before each test
    private int _run;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        (_run, _) = await TriedModel.AddAsync(_database, Happy, Surprised, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Predict_FolderOfPictures_ListsTheFacesOfEachInOrder()
    {
        WritePictures();

        var result = await JsonAsync(_files.At("pictures"), "--detect-faces");

        Assert.Equal(["a/two.png", "b/c/Happy.PNG", "broken.jpg", "nobody.png"], result.Pictures.Select(picture => picture.Name));
        Assert.Equal((3, 3, 1, 1, 1), (result.Read, result.Faces, result.WithoutFace, result.Unreadable, result.PassedOver));
        Assert.Equal(["Happy", "Surprise"], result.Pictures[0].Faces.OrderBy(face => face.Box!.Left).Select(face => face.Top));
        Assert.Equal("it is neither a PNG nor a JPEG", result.Pictures[2].Error);
        Assert.Equal((640, 480), (result.Pictures[1].Width, result.Pictures[1].Height));
        var face = Assert.Single(result.Pictures[1].Faces);
        Assert.Equal(("Happy", face.Probabilities[3]), (face.Top, face.Probability));
        Assert.InRange(face.Score!.Value, 0.5f, 1);
        Assert.Equal((1, 7, null), (result.Epoch, result.Classes.Count, result.File));
    }

    [Fact]
    public async Task Predict_AsText_NamesTheBrokenFileAndCounts()
    {
        WritePictures();

        var (code, output, error) = await PredictAsync(_files.At("pictures"), "--detect-faces");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("broken.jpg: cannot be read: it is neither a PNG nor a JPEG", output, StringComparison.Ordinal);
        Assert.Contains("nobody.png: no face found", output, StringComparison.Ordinal);
        Assert.Contains($"Run {_run}, epoch 1: 3 pictures, 3 faces, 1 without a face, 1 that cannot be read, 1 other file passed over.", output, StringComparison.Ordinal);
        Assert.Contains("100 %: 4 of 4 images", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_ToCsv_WritesALineAFace()
    {
        WritePictures();
        _files.Write("pictures/=cmd.png", GrayPng.Encode(Surprised));

        var result = await JsonAsync(_files.At("pictures"), "--detect-faces", "--csv", _files.At("out.csv"));

        Assert.Equal(["broken.jpg"], result.Pictures.Select(picture => picture.Name));
        Assert.Equal(_files.At("out.csv"), result.File);
        var lines = await File.ReadAllLinesAsync(_files.At("out.csv"), Ct);
        var columns = lines[0].Split(',').ToList();
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        Assert.All(rows, row => Assert.Equal(columns.Count, row.Length));
        string Cell(int row, string column) => rows[row][columns.IndexOf(column)];
        Assert.Equal(["'=cmd.png", "a/two.png", "a/two.png", "b/c/Happy.PNG", "broken.jpg", "nobody.png"], rows.Select(row => row[0]));
        Assert.Equal(["1", "1", "2", "1", "", "0"], rows.Select(row => row[columns.IndexOf("face")]));
        Assert.Equal(("Surprise", "Happy"), (Cell(0, "class"), Cell(3, "class")));
        Assert.Equal(Cell(3, "probability"), Cell(3, "p_Happy"));
        Assert.Equal(1, columns.Where(name => name.StartsWith("p_", StringComparison.Ordinal)).Sum(name => double.Parse(Cell(3, name), CultureInfo.InvariantCulture)), 5);
        Assert.Equal(("it is neither a PNG nor a JPEG", ""), (Cell(4, "error"), Cell(5, "error")));
    }

    [Fact]
    public async Task Predict_OneFileOfAnyName_IsOneFaceAsItIs()
    {
        var file = _files.Write("face.bin", TestImages.Png(1));

        var result = await JsonAsync(file);

        var picture = Assert.Single(result.Pictures);
        var face = Assert.Single(picture.Faces);
        Assert.Equal(("face.bin", null, null), (picture.Name, face.Box, face.Score));
        Assert.Equal(1, face.Probabilities.Sum(), 4);
    }

    [Fact]
    public async Task Predict_MoreFilesThanAreReadAtOnce_EachHasItsOwnAnswer()
    {
        for (var index = 0; index < 70; index++)
            _files.Write($"pictures/{index:00}.png", TestImages.Png(index));

        var all = await JsonAsync(_files.At("pictures"));
        var last = await JsonAsync(_files.At("pictures/69.png"));

        Assert.Equal(Enumerable.Range(0, 70).Select(index => $"{index:00}.png"), all.Pictures.Select(picture => picture.Name));
        Assert.All(all.Pictures[69].Faces[0].Probabilities.Zip(last.Pictures[0].Faces[0].Probabilities), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.NotEqual(all.Pictures[68].Faces[0].Probability, all.Pictures[69].Faces[0].Probability);
    }

    [Fact]
    public async Task Predict_NothingThatCanBeRead_EndsWithOne()
    {
        var (code, output, _) = await PredictAsync(_files.Write("broken.png", "no picture"));

        Assert.Equal(ExitCode.Failed, code);
        Assert.StartsWith("broken.png: cannot be read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_FolderWithoutPictures_SaysSo()
    {
        _files.Write("pictures/notes.txt", "none");

        var (code, _, error) = await PredictAsync(_files.At("pictures"));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("There is no picture in", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_CsvThatIsThere_IsReplacedOnlyWhenAsked()
    {
        var (face, csv) = (_files.Write("face.png", TestImages.Png(1)), _files.Write("out.csv", "older"));

        var (code, _, error) = await PredictAsync(face, "--csv", csv);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("is there already. Nothing was written. Give another name, or --overwrite", error, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(csv, Ct));
        Assert.Equal(ExitCode.Done, (await PredictAsync(face, "--csv", csv, "--overwrite")).Code);
        Assert.StartsWith("file,width,height,face,", await File.ReadAllTextAsync(csv, Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_CancelledOnTheWay_LeavesNoHalfFile()
    {
        for (var index = 0; index < 130; index++)
            _files.Write($"pictures/{index:000}.png", TestImages.Png(index));
        Directory.CreateDirectory(_files.At("out"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var output = new StringWriter();
        using var error = new CancellingWriter(stop);

        var code = await new VerbHost(output, error, TimeProvider.System).RunAsync(
            ["predict", _files.At("pictures"), "--run", $"{_run}", "--csv", _files.At("out/faces.csv"), "--data", _database.Folder.Path], stop.Token);

        Assert.Equal((ExitCode.Failed, ""), (code, output.ToString()));
        Assert.Contains("10 %", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Cancelled.", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_files.At("out")));
    }

    [Fact]
    public async Task Predict_RunWithoutWeights_SaysWhyAndWritesNothing()
    {
        var data = await TrainableDataset.AddAsync(_database, Ct);
        var run = await new RunQueue(_database.Contexts, TimeProvider.System).EnqueueAsync(data.NewRun(2), Ct);

        var (code, _, error) = await FerCommandLine.RunAsync(
            Ct, "predict", _files.Write("face.png", TestImages.Png(1)), "--run", $"{run}", "--csv", _files.At("out.csv"), "--data", _database.Folder.Path);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains($"Run {run} has finished no epoch, so there is no model to export.", error, StringComparison.Ordinal);
        Assert.Equal([_files.At("face.png")], Directory.GetFiles(_files.Path));
    }

    private void WritePictures()
    {
        _files.Write("pictures/a/two.png", GrayPng.Encode(FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 3), DrawnFaces.Draw(3, 1, 5))));
        _files.Write("pictures/b/c/Happy.PNG", GrayPng.Encode(Happy));
        _files.Write("pictures/broken.jpg", "no picture");
        _files.Write("pictures/nobody.png", GrayPng.Encode(TestImages.Gray(1, 320, 200)));
        _files.Write("pictures/notes.txt", "none");
        _files.Write("pictures/.hidden/other.png", GrayPng.Encode(Happy));
    }

    private async Task<PredictResult> JsonAsync(params string[] arguments)
    {
        var (code, output, error) = await PredictAsync([.. arguments, "--json"]);
        Assert.True(code == ExitCode.Done, error);
        return JsonSerializer.Deserialize(output, RunVerbJsonContext.Default.PredictResult)!;
    }

    private Task<(int Code, string Output, string Error)> PredictAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, ["predict", .. arguments, "--run", $"{_run}", "--data", _database.Folder.Path]);

    /// <summary>Cancels as soon as a line is written, as somebody would who sees the first of the progress.</summary>
    private sealed class CancellingWriter(CancellationTokenSource stop) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            stop.Cancel();
        }
    }
}
