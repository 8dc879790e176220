/** Of an answer by telephone, which no network knows. */
export const callScheme = 'called:'

/** Whether a message says that somebody was answered by telephone. */
export const isCall = (remoteId: string): boolean => remoteId.startsWith(callScheme)
