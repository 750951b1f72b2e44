namespace Capacity.Security;

/// <summary>What a link in a letter is for.</summary>
public enum LinkPurpose { Invitation, Reset }
