/** How long a password is, characters: a phrase does well, and no hash is fed a book. */
export const passwordLength = { least: 12, most: 200 } as const
