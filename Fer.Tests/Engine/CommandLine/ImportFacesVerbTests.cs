using System.Text.Json;
using Fer.Engine.CommandLine;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.CommandLine;

public sealed class ImportFacesVerbTests : IDisposable
{
    private readonly TestFolder _files = new();

    public ImportFacesVerbTests()
    {
        Write("happy/one.png", Photograph.OfOne(0));
        Write("happy/two.png", Photograph.OfTwo(bystander: 1, person: 2));
        Write("sad/nobody.png", Photograph.OfNobody());
    }

    private static CancellationToken Ct => TestLimit.Token;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _files.Dispose();
    }

    [Fact]
    public async Task Import_DetectFaces_SaysWhatWasFoundLeftOutAndMissed()
    {
        var (code, output, error) = await RunAsync("import", _files.At("photos"), "--dataset", "Faces", "--detect-faces");

        Assert.True(code == ExitCode.Done, error);
        Assert.StartsWith("2 images added to Faces, 0 there before, 1 rejected", output, StringComparison.Ordinal);
        Assert.Contains("3 faces were found in 2 of 3 pictures. 1 picture shows several: only the largest face", output, StringComparison.Ordinal);
        Assert.Contains("1 picture without a found face is listed and did not come in.", output, StringComparison.Ordinal);
        Assert.Contains("  sad/nobody.png: no face was found in it", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AllFacesWithAMargin_IsInTheJson()
    {
        var (code, output, error) = await RunAsync("import", _files.At("photos"), "--dataset", "Faces", "--detect-faces", "--face-margin", "0.3", "--faces", "all", "--json");

        Assert.True(code == ExitCode.Done, error);
        var faces = JsonDocument.Parse(output).RootElement.GetProperty("faces");
        Assert.Equal(("All", 3, 1, 1, 3, 3), (
            faces.GetProperty("choice").GetString(), Number("pictures"), Number("withoutFace"), Number("withSeveral"), Number("found"), Number("taken")));

        int Number(string name) => faces.GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("needs --detect-faces", "--face-margin", "0.2")]
    [InlineData("needs --detect-faces", "--faces", "all")]
    [InlineData("0 to 1", "--detect-faces", "--face-margin", "-0.1")]
    [InlineData("0 to 1", "--detect-faces", "--face-margin", "NaN")]
    [InlineData("some", "--detect-faces", "--faces", "some")]
    public async Task Import_OptionsThatDoNotFit_EndWithTwoAndASentence(string said, params string[] options)
    {
        var (code, _, error) = await RunAsync(["import", _files.At("photos"), "--dataset", "Faces", .. options]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DetectFacesInATable_EndsWithOneAndASentence()
    {
        var (code, _, error) = await RunAsync("import", _files.Write("fer2013.csv", PixelTable.Rows(3)), "--dataset", "Faces", "--detect-faces");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("is a table of pixels, whose rows are faces already", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _files.At("data")]);

    private void Write(string path, GrayImage photograph) => _files.Write("photos/" + path, GrayPng.Encode(photograph));
}
