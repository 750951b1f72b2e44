using Capacity.Live;
using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Live;

/// <summary>Who may watch what. Whether a setting is there for a provider is decided when it has been read.</summary>
internal static class TopicRights
{
    public static bool MayWatch(this Caller caller, Topic topic) => topic.Kind switch
    {
        TopicKind.Setting => caller.May(Permission.ReadSettings),
        TopicKind.Search => caller.May(Permission.ReadSearches),
        TopicKind.Handover => caller.May(Permission.ReadSearches),
        TopicKind.Rota => caller.May(Permission.ReadRota),
        TopicKind.Cover => caller.May(Permission.ReadCover),
        TopicKind.Provider when caller.OnlyOfProvider is { } own => own == topic.Key,
        _ => caller.May(Permission.ReadSufficiency),
    };
}
