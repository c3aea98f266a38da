using Fer.Data.Datasets;
using Fer.Data.Samples;

namespace Fer.Data.Votes;

/// <summary>
/// What a dataset makes of the words in which studies answer. A word means the class of that name, or the class whose name is
/// another word for the same expression (<c>anger</c> and <c>Angry</c>), without regard to case; where that class was merged
/// into another, the other one. <c>unknown</c> and <c>NF</c> are answers of their own.
/// </summary>
public sealed class VoteWords
{
    private static readonly string[][] Synonyms =
    [
        ["angry", "anger"],
        ["disgust", "disgusted"],
        ["fear", "fearful", "afraid"],
        ["happy", "happiness", "joy"],
        ["sad", "sadness"],
        ["surprise", "surprised"],
        ["neutral", "neutrality"],
        ["contempt", "contemptuous"],
    ];

    private readonly Dictionary<string, int> _answers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a dataset with these classes.</summary>
    public VoteWords(IReadOnlyCollection<ClassCount> classes)
    {
        var merges = new ClassMerges(classes);
        foreach (var row in classes)
            _answers[row.Name] = merges.Resolve(row.Index) ?? row.Index;
        foreach (var words in Synonyms)
        {
            if (classes.FirstOrDefault(row => words.Contains(row.Name, StringComparer.OrdinalIgnoreCase)) is not { } named)
                continue;
            foreach (var word in words)
                _answers.TryAdd(word, _answers[named.Name]);
        }
        _answers.TryAdd("unknown", VoteMajority.Unknown);
        _answers.TryAdd("NF", VoteMajority.NotAFace);
        _answers.TryAdd("not a face", VoteMajority.NotAFace);
    }

    /// <summary>
    /// A class index, <see cref="VoteMajority.Unknown"/>, <see cref="VoteMajority.NotAFace"/>, or
    /// <see cref="VoteMajority.NoSuchClass"/> for a word that the dataset has no class for.
    /// </summary>
    public int AnswerOf(string word) => _answers.GetValueOrDefault(word.Trim(), VoteMajority.NoSuchClass);
}
