using Capacity.Live;
using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Live;

/// <summary>The permission of each kind of topic. Whose a setting is shows only when it has been read: <see cref="OnlyOf"/> says then whether it is there for the caller.</summary>
internal static class TopicRights
{
    /// <summary>Null: nobody may watch such a topic.</summary>
    public static Permission? Required(TopicKind kind) => kind switch
    {
        TopicKind.Region or TopicKind.Authority or TopicKind.District or TopicKind.Category => Permission.ReadSufficiency,
        TopicKind.Provider => Permission.ReadProvider,
        TopicKind.Setting => Permission.ReadSettings,
        TopicKind.Search or TopicKind.Handover => Permission.ReadSearches,
        TopicKind.Rota => Permission.ReadRota,
        TopicKind.Cover => Permission.ReadCover,
        _ => null,
    };

    public static bool MayWatch(this Caller caller, Topic topic) =>
        Required(topic.Kind) is { } permission && caller.May(permission) && (topic.Kind != TopicKind.Provider || caller.Reaches(permission, topic.Key));

    /// <summary>The one provider whose topics of the kind there are for the caller; null: anybody's.</summary>
    public static string? OnlyOf(this Caller caller, TopicKind kind) => Required(kind) is { } permission ? caller.OnlyOf(permission) : "";
}
