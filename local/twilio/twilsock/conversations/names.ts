/**
 * The unique names of the Sync objects behind Conversations. Only the document's name is fixed: the SDK builds it for a
 * conversation in which its user does not take part.
 */
export const documentName = (conversationSid: string) => `${conversationSid}.channel`;
export const messagesName = (conversationSid: string) => `${conversationSid}.messages`;
export const rosterName = (conversationSid: string) => `${conversationSid}.roster`;
export const userName = (identity: string) => `${identity}.user`;
export const myConversationsName = (identity: string) => `${identity}.conversations`;
