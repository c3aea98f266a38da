using System.CommandLine;
using System.Text.Json;
using Fer.Bench;
using Fer.Bench.Ablation;
using Fer.Bench.Benchmarks;
using Fer.Bench.Reporting;

IBenchmark[] benchmarks = [new ImportBenchmark(), new GridBenchmark(), new FacetsBenchmark(), new RelabelBenchmark(), new DuplicatesBenchmark(), new SuspectsBenchmark(), new JudgedBenchmark(), new TrainBenchmark(), new CompareBenchmark(), new RunPagesBenchmark(), new WebcamBenchmark(), new InferBenchmark(), new ExportsBenchmark()];

Argument<string> name = new("NAME") { Description = "Benchmark to run: " + string.Join("; ", benchmarks.Select(b => $"{b.Name} ({b.Purpose})")) };
name.AcceptOnlyFromAmong([.. benchmarks.Select(b => b.Name)]);
Option<int?> rows = new("--rows") { Description = "Images to work on" };
Option<int?> rounds = new("--rounds") { Description = "Repetitions of what is compared with a peer; 10 for train and infer, 3 elsewhere by default" };
Option<DirectoryInfo?> fer2013 = new("--fer2013") { Description = "Folder with the real fer2013.csv; made-up images otherwise" };
Option<DirectoryInfo?> data = new("--data") { Description = "Data folder with a finished cross-validation, for judged; with a finished run, for webcam and infer; its exported runs are listed by exports" };
Option<bool> json = new("--json") { Description = "Print one JSON object" };
RootCommand command = new("Measures Fer and compares it with named peers; bench/README.md says how to read the figures.") { name, rows, rounds, fer2013, data, json };

command.Subcommands.Add(AblateCommand.Build());
command.SetAction(async (parsed, ct) =>
{
    var benchmark = benchmarks.Single(b => b.Name == parsed.GetRequiredValue(name));
    var machine = Machine.Describe();
    var figures = await benchmark.RunAsync(new(parsed.GetValue(rows), parsed.GetValue(fer2013), parsed.GetValue(rounds), parsed.GetValue(data)), ct);
    var report = new Report(benchmark.Name, machine, figures);
    await Console.Out.WriteLineAsync(parsed.GetValue(json)
        ? JsonSerializer.Serialize(report, ReportJsonContext.Default.Report)
        : TextReport.Format(report));
    return report.Figures.Any(figure => figure.Held == false) ? 1 : 0;
});
return await command.Parse(args).InvokeAsync();
