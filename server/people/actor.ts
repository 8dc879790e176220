/** Who of the commune acts: a person, or an API key (`userId` null). */
export type Actor = { communeId: number; userId: string | null; actor: string }
