/**
 * Whether the conversation that opens was reached by `j` or `k`: then the cursor stays out of the
 * answer, or the next `j` would be written in it.
 */
export const arrival = { byKey: false }
