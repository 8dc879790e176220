/** Who of the commune acts: a person, or an API key (`userId` null), which `actor` marks as one. */
export type Actor = { communeId: number; userId: string | null; actor: string }
