using Fer.Data.Storage;
using Fer.Tests.TestKit;
using Fer.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Hosting;

public sealed class DataFolderChoiceTests
{
    [Fact]
    public async Task Build_EnvironmentVariableNamedData_ChoosesNoFolder()
    {
        using var files = new TestFolder();
        Environment.SetEnvironmentVariable("DATA", files.At("of-the-variable"));
        try
        {
            await using var configured = FerHost.Build(["--urls", "http://127.0.0.1:0", "--Fer:DataDirectory", files.At("configured")]);
            await using var asked = FerHost.Build(["--urls", "http://127.0.0.1:0", "--data", files.At("asked"), "--Fer:DataDirectory", files.At("configured")]);

            Assert.Equal(files.At("configured"), configured.Services.GetRequiredService<DataFolder>().Path);
            Assert.Equal(files.At("asked"), asked.Services.GetRequiredService<DataFolder>().Path);
        }
        finally
        {
            Environment.SetEnvironmentVariable("DATA", null);
        }
    }
}
