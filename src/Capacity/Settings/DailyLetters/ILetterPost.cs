using Capacity.Security;
using Capacity.Settings.Attention;

namespace Capacity.Settings.DailyLetters;

/// <summary>How a daily letter is worded and handed over; the host's business.</summary>
public interface ILetterPost
{
    /// <summary>Whether letters go anywhere at all.</summary>
    bool CanSend { get; }

    /// <summary>Returns once the letter has been taken, or would never be. Any fault: nobody took it now, and it is written again later.</summary>
    /// <param name="to">One person.</param>
    /// <param name="matters">What waits in their provider's settings, in order; never empty.</param>
    /// <param name="settings">How many settings the provider has.</param>
    /// <param name="now">When it is written.</param>
    Task SendAsync(ProviderPerson to, IReadOnlyList<Matter> matters, int settings, DateTimeOffset now);
}
