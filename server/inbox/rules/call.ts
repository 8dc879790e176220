/** Begins the id of an answer by telephone, which no network gives one. */
export const callScheme = 'called:'

/** Whether a message says that somebody was answered by telephone. */
export const isCall = (remoteId: string): boolean => remoteId.startsWith(callScheme)
