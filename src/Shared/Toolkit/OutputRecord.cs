using System.Security.Cryptography;

namespace MsReleaseActions.Toolkit;

/// <summary>One entry of GITHUB_OUTPUT, in the multi-line form whose delimiter nobody can guess.</summary>
internal static class OutputRecord
{
    public static string Write(string name, string value)
    {
        string delimiter;
        do
        {
            delimiter = "ghadelimiter_" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        } while (value.Contains(delimiter, StringComparison.Ordinal));
        return $"{name}<<{delimiter}\n{value}\n{delimiter}\n";
    }
}
