using System.CommandLine;
using System.Text.Json;
using Fer.Data;
using Fer.Data.Storage;
using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary>Runs verbs: gives each the options that all share, opens the data folder, and turns what goes wrong into a sentence and an exit code.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="clock">Time.</param>
public sealed class VerbHost(TextWriter output, TextWriter error, TimeProvider clock)
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Data folder. Default: FER_DATA, else Fer:DataDirectory in appsettings.json, else the user's own.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON object to standard output." };

    /// <summary>Gives a command its act. The act returns the exit code, usually <see cref="ExitCode.Done"/>.</summary>
    /// <param name="command">The verb's command with its own options.</param>
    /// <param name="act">What it does.</param>
    public Command Handle(Command command, Func<VerbContext, CancellationToken, Task<int>> act)
    {
        command.Options.Add(_data);
        command.Options.Add(_json);
        command.SetAction((parsed, ct) => RunAsync(parsed, act, ct));
        return command;
    }

    /// <summary>Parses and runs one command line.</summary>
    /// <returns>0 done, 1 failed, 2 wrong usage.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var root = new RootCommand("Fer: curate facial-expression datasets, train on them, and know honestly how good the models are.");
        foreach (var verb in VerbList.All)
            root.Subcommands.Add(verb.Build(this));
        // A reason or a name may start with @; it is not a file of arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var code = await parsed.InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = TimeSpan.FromSeconds(10), EnableDefaultExceptionHandler = false }, ct);
        return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<VerbContext, CancellationToken, Task<int>> act, CancellationToken ct)
    {
        var isJson = parsed.GetValue(_json);
        try
        {
            var folder = DataFolder.Choose(
                parsed.GetValue(_data), ConfiguredDataDirectory.Read(Path.Combine(AppContext.BaseDirectory, "appsettings.json")));
            var services = new ServiceCollection().AddSingleton(clock).AddFerData(folder).AddFerRuns().AddFerQuality().BuildServiceProvider();
            await using (services)
            {
                await services.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
                var contexts = services.GetRequiredService<IDbContextFactory<FerDbContext>>();
                return await act(new VerbContext(parsed, folder, contexts, clock, new VerbOutput(output, error, isJson), services), ct);
            }
        }
        catch (UsageException wrong)
        {
            return Fail(wrong.Message, isJson, ExitCode.WrongUsage);
        }
        catch (Exception failure)
        {
            return Fail(FailureText.Describe(failure), isJson, ExitCode.Failed);
        }
    }

    private int Fail(string message, bool isJson, int code)
    {
        error.WriteLine(message);
        if (isJson)
            output.WriteLine(JsonSerializer.Serialize(new VerbFailure(message), VerbJsonContext.Default.VerbFailure));
        return code;
    }
}
